using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Cli.Porting.Model;

namespace ScheduleDsl.Cli.Porting.Sources;

/// <summary>Schedulers one after the other.</summary>
/// <param name="Parts">The parameter that holds them.</param>
/// <param name="Boundaries">The parameter that says where each but the first begins.</param>
/// <param name="Joiner">The class of this library that does the same.</param>
internal sealed record Joined(string Parts, string Boundaries, Joiner Joiner);

/// <summary>A scheduler of another library and the preset of this one that reproduces it.</summary>
/// <param name="Signature">How it is called there; the preset's settings have the same names in PascalCase.</param>
/// <param name="Library">Namespace of the preset within this library, such as <c>PyTorch</c>.</param>
/// <param name="Preset">Its class; null where no schedule can stand for the scheduler.</param>
internal sealed record SchedulerMapping(Signature Signature, string Library, string? Preset)
{
    // What says which optimizer is driven and how the run goes on, and nothing about the curve.
    private static readonly string[] Never = ["optimizer", "last_epoch", "verbose", "name"];

    /// <summary>Why there is no preset, and what to do.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the base rate of the optimizer is a setting (<c>Lr</c>); otherwise the scheduler brings its own.</summary>
    public bool HasBaseRate { get; init; } = true;

    /// <summary>Whether building it changes the base rate of the optimizer, which then other schedulers see.</summary>
    public bool OwnsRate { get; init; }

    /// <summary>Whether the documentation steps it after every batch; others are mostly stepped after epochs.</summary>
    public bool StepsPerUpdate { get; init; }

    /// <summary>Where several follow each other: the parameters that hold them and where they begin.</summary>
    public Joined? Joins { get; init; }

    /// <summary>Whether it multiplies what several others give.</summary>
    public bool Chains { get; init; }

    /// <summary>Whether a schedule can stand for it, with the right arguments.</summary>
    public bool CanBeMapped => Preset is not null || Joins is not null || Chains;

    /// <summary>Whether each step multiplies the rate by a factor, whatever it was, so that several such schedulers on one optimizer give a product.</summary>
    public bool Multiplies { get; init; }

    /// <summary>The parameters whose sum is how many steps the curve describes; empty where it has no end.</summary>
    public IReadOnlyList<string> Length { get; init; } = [];

    /// <summary>Parameters that no setting corresponds to.</summary>
    public IReadOnlyList<string> Left { get; init; } = [];

    /// <summary>Works out arguments that others imply, before they become settings.</summary>
    public Action<SchedulerArguments>? Complete { get; init; }

    /// <summary>What the convention means for whoever ports it; null where nothing bites.</summary>
    public Func<SchedulerArguments, string?>? Note { get; init; }

    public bool IsSetting(string parameter) => !Never.Contains(parameter) && !Left.Contains(parameter);
}
