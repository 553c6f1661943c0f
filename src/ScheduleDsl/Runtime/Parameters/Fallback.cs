using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl;

/// <summary>Routes of an optimizer that is not for all parameters, and of the one that takes the others.</summary>
public static class Fallback
{
    /// <summary>The settings that the optimizer's author gives the parameters it is not for (<see cref="FallbackAttribute{TOptimizer}"/>); null where there are none.</summary>
    public static OptimizerSettings? Of(OptimizerSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.Rule.FallbackFor(settings);
    }

    /// <summary>
    /// The routes <c>own</c>, for parameters of the ranks that the optimizer takes and for which <paramref name="isOwn"/> holds, and <c>fallback</c>, for all others; a route without parameters is
    /// left out.
    /// </summary>
    /// <param name="settings">The optimizer.</param>
    /// <param name="parameters">What is trained.</param>
    /// <param name="isOwn">Which parameters it is for, by name or kind: embeddings and output heads are matrices too.</param>
    /// <param name="fallback">The optimizer of the others; the author's own choice where null.</param>
    /// <exception cref="ArgumentException">The optimizer names no fallback, some parameters need one, and none is given.</exception>
    /// <example><code>
    /// using var run = OptimizerRun.Create(table, Fallback.Routes(new MuonSettings(), table, p => p.Name.StartsWith("blocks.")));
    /// </code></example>
    public static IReadOnlyList<Route> Routes(OptimizerSettings settings, ParameterTable parameters, Func<Parameter, bool> isOwn, OptimizerSettings? fallback = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(isOwn);
        (int least, int most) = settings.Rule.Ranks;
        HashSet<Parameter> own = [.. parameters.Parameters.Where(p => p.Rank >= least && p.Rank <= most && isOwn(p))];
        List<Route> routes = [];
        if (own.Count > 0)
            routes.Add(new Route(settings) { Name = "own", Predicate = own.Contains });
        if (parameters.Parameters.FirstOrDefault(p => !own.Contains(p)) is not { } other)
            return routes;
        fallback ??= Of(settings) ?? throw new ArgumentException($"{settings.Rule.ShortName()} names no fallback, and {other} needs one: give its settings.", nameof(fallback));
        routes.Add(new Route(fallback) { Name = "fallback", Predicate = p => !own.Contains(p) });
        return routes;
    }
}
