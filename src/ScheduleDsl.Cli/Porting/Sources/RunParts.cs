using System.Collections.Generic;
using ScheduleDsl.Cli.Porting.Model;
using ScheduleDsl.Cli.Porting.Python;

namespace ScheduleDsl.Cli.Porting.Sources;

/// <summary>What a source found of one run, before it is put into this library's terms.</summary>
internal sealed record RunParts(Position At)
{
    public ReadOptimizer? Optimizer { get; init; }

    /// <summary>The base rate where the snippet has no optimizer that says it.</summary>
    public double? Rate { get; init; }

    /// <summary>The schedulers of the optimizer; several are all stepped.</summary>
    public IReadOnlyList<BoundScheduler> Schedulers { get; init; } = [];

    /// <summary>Whether the schedulers count epochs.</summary>
    public bool ByEpochs { get; init; }

    /// <summary>Updates in an epoch where it is known.</summary>
    public double? UpdatesPerEpoch { get; init; }

    /// <summary>How often the schedulers are stepped, where the snippet says so apart from them.</summary>
    public double? Steps { get; init; }

    /// <summary>Groups that the source implies.</summary>
    public IReadOnlyList<PortedGroup> Groups { get; init; } = [];

    /// <summary>Samples of one forward and backward pass, where it is known.</summary>
    public int? BatchSize { get; init; }

    /// <summary>Passes whose gradients are added up for one update.</summary>
    public int Accumulation { get; init; } = 1;

    /// <summary>What the run is called in the snippet; null where one name does for all.</summary>
    public string? Variable { get; init; }
}
