using System;
using System.Collections.Generic;

namespace ScheduleDsl;

/// <summary>A run as one value: the rule with its schedules, the plan, and the groups.</summary>
/// <param name="Settings">The rule's hyperparameters; a schedule may drive any of them.</param>
/// <param name="Steps">Planned number of updates, at least 1.</param>
public sealed record Recipe(OptimizerSettings Settings, long Steps)
{
    /// <summary>Planned number of updates, at least 1.</summary>
    public long Steps { get; init; } = Steps >= 1 ? Steps : throw new ArgumentOutOfRangeException(nameof(Steps), $"Steps is {Steps}: it must be at least 1");

    /// <summary>Samples in one update, or null where the recipe does not say.</summary>
    public int? BatchSize { get; init; }

    /// <summary>Parameter groups; parameters of none of them follow <see cref="Settings"/> as they are.</summary>
    public IReadOnlyList<ParameterGroup> Groups { get; init; } = [];

    /// <summary>Starts a run of this recipe; groups of the recipe come before those of the options.</summary>
    public OptimizerRun For(ParameterTable parameters, RunOptions? options = null)
    {
        options ??= new RunOptions();
        return OptimizerRun.Create(parameters, Settings, options with { Groups = [.. Groups, .. options.Groups] });
    }
}
