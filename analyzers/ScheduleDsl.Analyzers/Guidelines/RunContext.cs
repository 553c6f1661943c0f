using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Analyzers.Guidelines;

/// <summary>What the code beside settings says of the run that they are for.</summary>
/// <param name="Plan">How long it is.</param>
/// <param name="Precision">What it keeps its numbers in.</param>
/// <param name="Routing">Which tensors it is handed.</param>
internal sealed record RunContext(PlanFacts Plan, PrecisionFacts Precision, RoutingFacts Routing)
{
    public static RunContext Unknown { get; } = new(PlanFacts.Unknown, PrecisionFacts.Unknown, RoutingFacts.Unknown);

    /// <summary>The class that declares the recipe, whose groups it has; null for what is put together in code.</summary>
    public INamedTypeSymbol? Recipe { get; init; }

    /// <summary>Its groups, as far as they are known.</summary>
    public IReadOnlyList<WrittenGroup> Groups { get; init; } = [];

    /// <summary>Whether there are no other groups, and none will come.</summary>
    public bool HasAllGroups { get; init; }
}

/// <summary>A group of parameters, as it is written.</summary>
/// <param name="Overrides">Numbers and schedules that differ from the settings; both null where nobody knows them.</param>
/// <param name="RateMultiplier">What its learning rate is multiplied by; null where nobody knows.</param>
/// <param name="Site">Where it is written.</param>
internal sealed record WrittenGroup(IReadOnlyDictionary<string, (double? Number, Creation? Schedule)> Overrides, double? RateMultiplier, object? Site);
