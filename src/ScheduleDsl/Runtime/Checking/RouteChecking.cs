using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl;

/// <summary>The guidelines over runs with several optimizers.</summary>
public static class RouteChecking
{
    /// <summary>What guidelines say of each route: of its settings over its plan, and of the tensors that it is handed. To do something about it, see <see cref="AdviceList.Follow"/>.</summary>
    /// <param name="routes">The routes.</param>
    /// <param name="parameters">What is trained; where that is not known yet, null: then routes are judged by their conditions.</param>
    /// <param name="options">Precision, and all else that the run is made with.</param>
    /// <param name="plan">How long the run is; null where that is unknown.</param>
    /// <param name="guidelines">Which guidelines judge, and by which thresholds; as they come where null.</param>
    public static IReadOnlyList<Advice> Check(
        this IReadOnlyList<Route> routes, ParameterTable? parameters = null, RunOptions? options = null, Plan? plan = null, CheckOptions? guidelines = null)
    {
        ArgumentNullException.ThrowIfNull(routes);
        return [.. routes.SelectMany(route => RunChecking.Check(route.Settings, plan, parameters, options, route.Groups.Count == 0 ? null : route.Groups, route, guidelines: guidelines))];
    }
}
