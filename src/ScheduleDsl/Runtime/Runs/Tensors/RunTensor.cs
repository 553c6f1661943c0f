using System;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>A parameter at work in a run.</summary>
internal sealed unsafe class RunTensor
{
    private readonly AlignedMemory bases;
    private readonly AlignedMemory companions;

    public RunTensor(RunGroup group, Parameter parameter, int index, int position, in TensorFacts facts, int operands)
    {
        (Group, Parameter, Index, Position, Facts) = (group, parameter, index, position, facts);
        bases = new AlignedMemory(operands * sizeof(void*), stream: 0);
        companions = new AlignedMemory(operands * sizeof(void*), stream: 0);
    }

    public RunGroup Group { get; }

    public Parameter Parameter { get; }

    /// <summary>Its place in the group.</summary>
    public int Index { get; }

    /// <summary>Its place in the table.</summary>
    public int Position { get; }

    public TensorFacts Facts { get; }

    /// <summary>Whether it has no gradient and is left as it is: weights, states, and what others reduce over.</summary>
    public bool IsSkipped { get; set; }

    /// <summary>Whether its states are kept in full precision where those of others are not.</summary>
    public bool HasFullStates { get; init; }

    /// <summary>What the current step does with it.</summary>
    public VariantCode Code => HasFullStates ? Uniforms.Code.WithFullStates : Uniforms.Code;

    /// <summary>Where its uniform values are.</summary>
    public UniformBlocks Uniforms { get; set; } = null!;

    /// <summary>Address of each of the plan's tensors; null where it does not exist or lies in a workspace.</summary>
    public byte** Bases => (byte**)bases.Address;

    /// <summary>Address of what is kept beside each of them: largest magnitudes of blocks of codes, what rounding took from weights; else null.</summary>
    public byte** Companions => (byte**)companions.Address;

    /// <summary>What this tensor gives to each of its variant's reductions over a group or the run.</summary>
    public double[] Results { get; set; } = [];

    /// <summary>Number of values of an array of a space.</summary>
    /// <param name="space">The space.</param>
    /// <param name="blockLength">Length of blocks, for arrays of block space.</param>
    public long Count(StateSpace space, long blockLength = 1) => space switch
    {
        StateSpace.Element => Facts.Length,
        StateSpace.Row => Facts.Matrices * Facts.Rows,
        StateSpace.Column => Facts.Matrices * Facts.Columns,
        StateSpace.Block => (Facts.Length + blockLength - 1) / blockLength,
        StateSpace.Tensor or StateSpace.Global => 1,
        _ when Facts.Length == 0 => 0,
        _ => Facts.Matrices * CountOfMatrix(space),
    };

    /// <summary>The variant that is known to fit its sizes.</summary>
    public VariantCode? Fitted { get; set; }

    /// <summary>Directions of its projections; 0 where the rule has none.</summary>
    public long Directions { get; set; }

    /// <summary>Height and width of a matrix of a space.</summary>
    public (long Height, long Width) SidesOf(StateSpace space) => space switch
    {
        StateSpace.Element => (Facts.Rows, Facts.Columns),
        StateSpace.Row => (Facts.Rows, 1),
        StateSpace.Column => (1, Facts.Columns),
        StateSpace.RowsByRows => (Facts.Rows, Facts.Rows),
        StateSpace.ColumnsByColumns => (Facts.Columns, Facts.Columns),
        StateSpace.RowsByRank => (Facts.Rows, Directions),
        StateSpace.RankByColumns => (Directions, Facts.Columns),
        StateSpace.RankByRank => (Directions, Directions),
        StateSpace.Rank => (Directions, 1),
        _ => throw new System.ArgumentOutOfRangeException(nameof(space), space, "no matrix"),
    };

    /// <summary>Numbers of a matrix of a space.</summary>
    public long CountOfMatrix(StateSpace space)
    {
        (long height, long width) = SidesOf(space);
        return height * width;
    }

    /// <summary>Length of the blocks that a slot of its uniform block holds.</summary>
    public long BlockLength(int slot) => Parameter.Length == 0 ? 1 : (long)Uniforms.Block(0)[slot];
}
