using System;

namespace ScheduleDsl;

/// <summary>Which parameters something is for: those for which all given conditions hold. Plain settable properties.</summary>
public abstract class ParameterCondition
{
    /// <summary>Condition: a parameter's name, where <c>*</c> stands for any text and <c>?</c> for one character.</summary>
    public string? Pattern { get; set; }

    /// <summary>Condition: exactly this number of dimensions.</summary>
    public int? Rank { get; set; }

    /// <summary>Condition: at least this number of dimensions.</summary>
    public int? MinRank { get; set; }

    /// <summary>Condition: at most this number of dimensions; 1 selects biases and gains.</summary>
    public int? MaxRank { get; set; }

    /// <summary>Condition: the parameter's <see cref="Parameter.Kind"/>.</summary>
    public string? Kind { get; set; }

    /// <summary>Condition: anything that can be asked of a parameter.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Func<Parameter, bool>? Predicate { get; set; }

    internal bool HasCondition => Pattern is not null || Rank is not null || MinRank is not null || MaxRank is not null || Kind is not null || Predicate is not null;

    /// <summary>Whether all given conditions hold for a parameter; where none is given, they do.</summary>
    public bool Matches(Parameter parameter) =>
        (Pattern is null || NamePattern.IsMatch(Pattern, parameter.Name))
        && (Rank is null || parameter.Rank == Rank)
        && (MinRank is null || parameter.Rank >= MinRank)
        && (MaxRank is null || parameter.Rank <= MaxRank)
        && (Kind is null || parameter.Kind == Kind)
        && (Predicate is null || Predicate(parameter));
}
