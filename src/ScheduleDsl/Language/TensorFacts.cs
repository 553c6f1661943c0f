using System.ComponentModel;

namespace ScheduleDsl.CompilerServices;

/// <summary>What <see cref="ScheduleDsl.Shape"/> reads. Not for use by hand.</summary>
/// <param name="Length">Weights of the tensor.</param>
/// <param name="Rank">Dimensions.</param>
/// <param name="Rows">Rows of each matrix.</param>
/// <param name="Columns">Columns of each matrix.</param>
/// <param name="Matrices">Matrices that the tensor is seen as.</param>
/// <param name="KernelLength">Product of all dimensions behind the second.</param>
/// <param name="GroupLength">Weights of the group.</param>
/// <param name="AllLength">Weights of the run.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct TensorFacts(
    long Length, int Rank, long Rows, long Columns, long Matrices, long KernelLength, long GroupLength, long AllLength)
{
    /// <summary>The tensor's layer, from 0; -1 where it has none.</summary>
    public int Layer { get; init; }

    /// <summary>Number of layers.</summary>
    public int Layers { get; init; } = 1;

    /// <summary>The tensor's place in its group, from 0.</summary>
    public int PlaceInGroup { get; init; }

    /// <summary>A tensor of one weight, which is all there is.</summary>
    public static TensorFacts One { get; } = new(1, 0, 1, 1, 1, 1, 1, 1);
}
