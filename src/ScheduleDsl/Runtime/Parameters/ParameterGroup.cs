using System;
using System.Collections.Generic;

namespace ScheduleDsl;

/// <summary>
/// Parameters that share hyperparameters. A parameter belongs to the group whose conditions all hold for it; at least one
/// condition is needed. Plain settable properties: configuration binders and System.Text.Json fill it.
/// </summary>
/// <example><code>
/// var noDecay = new ParameterGroup { Name = "no decay", MaxRank = 1, Overrides = { ["WeightDecay"] = 0 } };
/// </code></example>
public sealed class ParameterGroup
{
    /// <summary>What messages, results and saved runs call the group.</summary>
    public string Name { get; set; } = "";

    /// <summary>Condition: a parameter's name, where <c>*</c> stands for any text and <c>?</c> for one character.</summary>
    public string? Pattern { get; set; }

    /// <summary>Condition: exactly this number of dimensions.</summary>
    public int? Rank { get; set; }

    /// <summary>Condition: at least this number of dimensions.</summary>
    public int? MinRank { get; set; }

    /// <summary>Condition: at most this number of dimensions; 1 selects biases and gains.</summary>
    public int? MaxRank { get; set; }

    /// <summary>Condition: anything that can be asked of a parameter.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Func<Parameter, bool>? Predicate { get; set; }

    /// <summary>Hyperparameters that differ from the run's settings, by name.</summary>
    public Dictionary<string, Slot> Overrides { get; set; } = [];

    /// <summary>Multiplies the learning rate of the group, overridden or not; finite, at least 0.</summary>
    public double RateMultiplier { get; set; } = 1;

    internal bool HasCondition => Pattern is not null || Rank is not null || MinRank is not null || MaxRank is not null || Predicate is not null;

    internal bool Matches(Parameter parameter) =>
        (Pattern is null || NamePattern.IsMatch(Pattern, parameter.Name))
        && (Rank is null || parameter.Rank == Rank)
        && (MinRank is null || parameter.Rank >= MinRank)
        && (MaxRank is null || parameter.Rank <= MaxRank)
        && (Predicate is null || Predicate(parameter));
}
