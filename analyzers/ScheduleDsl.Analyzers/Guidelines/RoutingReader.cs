using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScheduleDsl.Compiler.Parsing;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Analyzers.Guidelines;

/// <summary>Reads how a run chooses the tensors of an optimizer, where its settings are made for a route or for a run of their own.</summary>
internal static class RoutingReader
{
    private const string Route = "ScheduleDsl.Route";
    private const string Run = "ScheduleDsl.OptimizerRun";

    /// <param name="settings">What makes the settings record.</param>
    public static RoutingFacts Of(IOperation settings)
    {
        while (settings.Parent is IConversionOperation outer)
            settings = outer;
        return settings.Parent is not IArgumentOperation { Parent: { } call } ? RoutingFacts.Unknown : call switch
        {
            IObjectCreationOperation route when route.Type.Is(Route) => RoutingFacts.Unknown with { Choice = ChoiceOf(route) },
            IInvocationOperation { TargetMethod.ReturnType: { } made } when made.Is(Run) => RoutingFacts.Unknown with { Choice = RouteChoice.All },
            _ => RoutingFacts.Unknown,
        };
    }

    private static RouteChoice ChoiceOf(IObjectCreationOperation route)
    {
        string[] conditions = [.. (route.Initializer?.Initializers ?? []).OfType<ISimpleAssignmentOperation>().Select(a => a.Target).OfType<IPropertyReferenceOperation>().Select(p => p.Property.Name)];
        return conditions.Any(c => c is "Pattern" or "Kind" or "Predicate") ? RouteChoice.ByName
            : conditions.Any(c => c is "Rank" or "MinRank" or "MaxRank") ? RouteChoice.ByAxes
            : RouteChoice.Unknown;
    }
}
