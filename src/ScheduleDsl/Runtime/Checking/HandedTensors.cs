using System;
using System.Linq;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl;

/// <summary>Which tensors an optimizer is handed, for guidelines about them.</summary>
internal static class HandedTensors
{
    /// <param name="parameters">What is trained; null where nobody knows yet.</param>
    /// <param name="route">The route; null where one optimizer updates all.</param>
    public static RoutingFacts Of(ParameterTable? parameters, Route? route)
    {
        if (parameters is null)
            return RoutingFacts.Unknown;
        RouteChoice choice = route is null ? RouteChoice.All : route.Pattern is null && route.Kind is null && route.Predicate is null ? RouteChoice.ByAxes : RouteChoice.ByName;
        return new RoutingFacts(choice, [.. parameters.Parameters.Where(p => p.Rank >= 2 && (route is null || route.Matches(p))).Select(Note)]);
    }

    private static TensorNote Note(Parameter parameter)
    {
        double rows = parameter.Shape[0];
        return new TensorNote(parameter.ToString(), parameter.Kind, rows == 0 ? 0 : Math.Max(rows, parameter.Length / rows));
    }
}
