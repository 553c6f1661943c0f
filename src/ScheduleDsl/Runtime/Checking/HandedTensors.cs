using System;
using System.Linq;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl;

/// <summary>Which tensors an optimizer is handed, for guidelines about them.</summary>
internal static class HandedTensors
{
    /// <param name="parameters">What is trained; null where nobody knows yet.</param>
    /// <param name="route">The route; null where one optimizer updates all.</param>
    /// <param name="isRun">Whether there is no other optimizer, even where nobody knows the tensors yet.</param>
    public static RoutingFacts Of(ParameterTable? parameters, Route? route, bool isRun)
    {
        if (parameters is null && route is null)
            return isRun ? RoutingFacts.All : RoutingFacts.Unknown;
        return new RoutingFacts(ChoiceOf(route), [.. parameters?.Parameters.Where(p => p.Rank >= 2 && (route is null || route.Matches(p))).Select(Note) ?? []]);
    }

    // A route without a condition is still to get one.
    private static RouteChoice ChoiceOf(Route? route) => route is null ? RouteChoice.All
        : route.Pattern is not null || route.Kind is not null || route.Predicate is not null ? RouteChoice.ByName
        : route.HasCondition ? RouteChoice.ByAxes
        : RouteChoice.Unknown;

    private static TensorNote Note(Parameter parameter)
    {
        double rows = parameter.Shape[0];
        return new TensorNote(parameter.ToString(), parameter.Kind, rows == 0 ? 0 : Math.Max(rows, parameter.Length / rows));
    }
}
