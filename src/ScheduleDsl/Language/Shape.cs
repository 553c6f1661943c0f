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

    /// <summary>
    /// Number of the layer that the tensor belongs to, from 0, for rules that train layers by turns: <see cref="Parameter.Layer"/>, and -1 where a tensor has none. Where no tensor of
    /// the run has one, each tensor of the rule is a layer, in the order of the table.
    /// </summary>
    public static Scalar Layer => OneWeight.Shape.Layer;

    /// <summary>How many layers there are.</summary>
    public static Scalar Layers => OneWeight.Shape.Layers;

    /// <summary>The tensor's place in its parameter group, from 0, in the order of the table: what tells the parts of a module from each other.</summary>
    public static Scalar PlaceInGroup => OneWeight.Shape.PlaceInGroup;
}
