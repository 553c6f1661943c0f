using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>The sizes of the tensor that a weight belongs to. They are known before the step, so a condition on them chooses a loop of its own.</summary>
public static class Shape
{
    /// <summary>Number of weights of the tensor.</summary>
    public static Scalar Length => OneWeight.Shape.Length;

    /// <summary>Number of dimensions; 0 for a scalar.</summary>
    public static Scalar Rank => OneWeight.Shape.Rank;

    /// <summary>Rows of each matrix that the tensor is seen as.</summary>
    public static Scalar Rows => OneWeight.Shape.Rows;

    /// <summary>Columns of each matrix that the tensor is seen as.</summary>
    public static Scalar Columns => OneWeight.Shape.Columns;

    /// <summary>Number of matrices that the tensor is seen as.</summary>
    public static Scalar Matrices => OneWeight.Shape.Matrices;

    /// <summary>Product of all dimensions behind the second: the weights of one kernel of a convolution; 1 up to rank 2.</summary>
    public static Scalar KernelLength => OneWeight.Shape.KernelLength;

    /// <summary>Number of weights of the parameter group.</summary>
    public static Scalar GroupLength => OneWeight.Shape.GroupLength;

    /// <summary>Number of weights of the run.</summary>
    public static Scalar AllLength => OneWeight.Shape.AllLength;
}
