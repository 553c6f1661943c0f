using ScheduleDsl.Compiler.Collections;

namespace ScheduleDsl.Compiler.IR;

/// <summary>What a tensor is to the loop that runs over it.</summary>
public enum TensorRole
{
    Parameter,
    Gradient,
    State,

    /// <summary>An extra input.</summary>
    Input,

    /// <summary>What one loop leaves for another.</summary>
    Scratch,

    /// <summary>Column sums in the making.</summary>
    ColumnSums,

    /// <summary>Random numbers.</summary>
    Draw,

    /// <summary>What a run is handed memory for and only written to.</summary>
    Output,

    /// <summary>Values of a function of time, one for each of successive times: written only.</summary>
    Series,
}

/// <summary>Memory that loops touch.</summary>
/// <param name="Place">Its place among the tensors of its role.</param>
public sealed record Tensor(string Name, TensorRole Role, int Place)
{
    /// <summary>What it has one number for.</summary>
    public StateSpace Space { get; init; }

    /// <summary>Of column sums a <see cref="ReduceKind"/>, of random numbers their distribution.</summary>
    public int Kind { get; init; }
}

/// <summary>A body lowered for one precision: what backends write loops from.</summary>
/// <param name="Tensors">What the loops run over, in the order of their parameters.</param>
/// <param name="Hypers">What the prologue reads.</param>
/// <param name="Real">The type of the numbers in memory.</param>
public sealed record Kernel(EquatableArray<Tensor> Tensors, EquatableArray<Hyper> Hypers, IrType Real, Graph Graph);
