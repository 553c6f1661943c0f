using System;
using System.Collections.Generic;

namespace ScheduleDsl;

/// <summary>How a run is executed and what its groups are. Neither threads, arm nor chunks change a bit of the result; devices round some sums in another order.</summary>
public sealed record RunOptions
{
    /// <summary>Most threads that a step uses, from 1 to 1024; by default one for each processor.</summary>
    public int Threads { get; init; } = Math.Min(Environment.ProcessorCount, 1024);

    /// <summary>
    /// What carries out the steps; the processor where it is null. Weights and gradients are those of the table unless the device keeps them itself. <see cref="OptimizerRun.MoveTo"/>
    /// changes it later.
    /// </summary>
    public RunDevice? Device { get; init; }

    /// <summary>Width of the vectors.</summary>
    public Arm Arm { get; init; }

    /// <summary>Parameter groups; a parameter in none of them follows the settings as they are.</summary>
    public IReadOnlyList<ParameterGroup> Groups { get; init; } = [];

    /// <summary>
    /// What follows a schedule and drives nothing in the rule, by name: a batch size, a share of the data. The run evaluates and saves it;
    /// <see cref="OptimizerRun.Quantity"/> reads it.
    /// </summary>
    public IReadOnlyDictionary<string, Schedule> Quantities { get; init; } = new Dictionary<string, Schedule>();

    /// <summary>Whether a parameter in no group is an error.</summary>
    public bool RequireGroups { get; init; }

    /// <summary>
    /// Whether a parameter without gradients is left as it is in a step, weights and states: it is no part of what the step reduces over. By default it is an
    /// error. The step number is the run's, so it goes on for such a parameter, too. A step in which no parameter has gradients does nothing.
    /// </summary>
    public bool SkipMissingGradients { get; init; }

    /// <summary>
    /// Whether a step may use the memory of gradients for what its loops leave to each other, where that saves bytes: what gradients hold behind a step is undefined then. Weights and states
    /// are the same bits either way. For large tensors whose rule needs several loops, such as LAMB's, this saves the second loop from computing the update again from states that it would have to read. No two gradients
    /// may share memory, nor may the table's be read-only (<see cref="ArgumentException"/>). Devices leave gradients as they are.
    /// </summary>
    public bool MayOverwriteGradients { get; init; }

    /// <summary>Weights that a thread takes at a time, at least 1,024; rounded up to a multiple of that.</summary>
    public int ChunkElements { get; init; } = 64 * 1024;

    /// <summary>How states are kept that have a number for each weight; those of rows, columns, blocks, tensors and the run are never rounded.</summary>
    public StatePrecision StatePrecision { get; init; }

    /// <summary>The same for single states, by name.</summary>
    public IReadOnlyDictionary<string, StatePrecision> StatePrecisions { get; init; } = new Dictionary<string, StatePrecision>();

    /// <summary>
    /// Parameters with fewer weights than this keep their states in <see cref="StatePrecision.Float32"/>, whatever is asked for above: they take no room
    /// worth saving. At least 0. The authors of 8-bit optimizers keep tensors below 4,096 weights so; for embeddings, which they keep so too, see
    /// <see cref="ParameterGroup.FullStatePrecision"/>.
    /// </summary>
    public long FullStatePrecisionBelow { get; init; }

    /// <summary>
    /// Rounds weights of <see cref="BFloat16"/> by chance, so that small updates are kept on average; otherwise to the nearest.
    /// </summary>
    public bool StochasticRounding { get; init; }

    /// <summary>
    /// Keeps with each weight of <see cref="BFloat16"/> what rounding has taken from it, in 2 bytes more, and adds it again before the next step
    /// (Kahan, 1965). Not together with <see cref="StochasticRounding"/>.
    /// </summary>
    public bool CompensatedRounding { get; init; }

    /// <summary>
    /// Where what rules write beside the weights goes (<see cref="OutputAttribute"/>), by the output's name: tables with the names and lengths of the
    /// parameters, whose element type may be smaller, such as <see cref="BFloat16"/> for a copy of float weights. They are no part of a saved run.
    /// </summary>
    public IReadOnlyDictionary<string, ParameterTable> Outputs { get; init; } = new Dictionary<string, ParameterTable>();

    /// <summary>
    /// Receives, behind the step, each decomposition that had no result because a matrix was not finite or its iteration did not converge: once for each parameter and operation. Without a
    /// receiver it is a warning of <see cref="System.Diagnostics.Trace"/>.
    /// </summary>
    public Action<MatrixFault>? OnMatrixFault { get; init; }

    /// <summary>See <see cref="LinearOptions.MostIterations"/>.</summary>
    internal int? MostMatrixIterations { get; init; }

    /// <summary>The seed of the run's random numbers; saved with it.</summary>
    public long Seed { get; init; }
}
