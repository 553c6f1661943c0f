using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Cli.Porting.Python;

namespace ScheduleDsl.Cli.Porting.Model;

/// <summary>A hyperparameter and its number; a bool hyperparameter has a bool.</summary>
internal sealed record PortedHyper(string Name, object Value);

/// <summary>The optimizer of a run: a rule of this library, the defaults of its settings record, and what the snippet sets.</summary>
internal sealed record PortedOptimizer(string Rule, OptimizerSettings Defaults, IReadOnlyList<PortedHyper> Hypers)
{
    /// <summary>Type of the settings record.</summary>
    public Type Settings => Defaults.GetType();
}

/// <summary>A hyperparameter that follows a schedule.</summary>
internal sealed record Driven(string Hyper, ScheduleNode Schedule, Position At);

/// <summary>Parameters with hyperparameters of their own.</summary>
internal sealed record PortedGroup(string Name, ParameterSelection Selection, IReadOnlyList<PortedHyper> Overrides, IReadOnlyList<Driven> Driven);

/// <summary>What a snippet builds, in the terms of this library.</summary>
internal sealed record PortedRun
{
    /// <summary>Name of the class that is written.</summary>
    public required string Name { get; init; }

    /// <summary>Where it comes from, such as <c>torch.optim.SGD with OneCycleLR</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>Where it begins.</summary>
    public required Position At { get; init; }

    /// <summary>Null where the snippet has none, or none that this library knows.</summary>
    public PortedOptimizer? Optimizer { get; init; }

    /// <summary>What follows a schedule, the learning rate first.</summary>
    public IReadOnlyList<Driven> Driven { get; init; } = [];

    public IReadOnlyList<PortedGroup> Groups { get; init; } = [];

    /// <summary>Number of updates, or of epochs where the schedule counts them; null where the snippet does not say.</summary>
    public double? Steps { get; init; }

    /// <summary>Updates in an epoch where the schedules count epochs; null where they count updates.</summary>
    public double? UpdatesPerEpoch { get; init; }

    /// <summary>Samples of one forward and backward pass, where the snippet says it.</summary>
    public int? BatchSize { get; init; }

    /// <summary>Passes whose gradients are added up for one update.</summary>
    public int Accumulation { get; init; } = 1;

    /// <summary>Every schedule of the run and its groups.</summary>
    public IEnumerable<ScheduleNode> Schedules => Driven.Concat(Groups.SelectMany(g => g.Driven)).Select(d => d.Schedule);
}
