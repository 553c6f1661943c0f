using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Shampoo as first published: a gradient is divided by roots of what its rows and its columns have summed up.</summary>
/// <remarks>
/// <para><c>L = L + G G^T</c>, <c>R = R + G^T G</c>, both from <c>Epsilon I</c>; <c>W = W - LearningRate L^(-1/4) G R^(-1/4)</c>; of a vector <c>R^(-1/2)</c> alone.</para>
/// <para>Tensors of more axes are seen as the first against all others. <see cref="ScalableShampoo"/> and <see cref="DistributedShampoo"/> are the forms that large models are trained with.</para>
/// <para>Gupta, Koren and Singer, "Shampoo: Preconditioned Stochastic Tensor Optimization", 2018.</para>
/// </remarks>
[Optimizer(MinRank = 1)]
public sealed partial class Shampoo
{
    /// <summary>Step size, at least 0; often 0.1 to 1, as steps shrink like those of AdaGrad.</summary>
    [Hyper(0.1, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>What the diagonals of L and R begin as, above 0.</summary>
    [Hyper(1e-4, Above = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Updates from one computation of the roots to the next, at least 1.</summary>
    [Hyper(1, Min = 1)] public partial int Refresh { get; init; }

    /// <summary>A side that is longer has no factor of its own.</summary>
    [Hyper(8192, Min = 0)] public partial int LongestSide { get; init; }

    private bool HasLeft => Shape.Rank > 1 && Shape.Rows <= LongestSide;

    private bool HasRight => Shape.Columns <= LongestSide;

    [State(Space = StateSpace.RowsByRows, When = nameof(HasLeft))] private float left;
    [State(Space = StateSpace.RowsByRows, When = nameof(HasLeft))] private float leftRoot;
    [State(Space = StateSpace.ColumnsByColumns, When = nameof(HasRight))] private float right;
    [State(Space = StateSpace.ColumnsByColumns, When = nameof(HasRight))] private float rightRoot;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar power = Shape.Rank > 1 ? 0.25 : 0.5;
        float step = gradient;
        if (HasLeft)
        {
            float start = Once ? Epsilon * Across.Matrix.Identity(left) : left;
            left = start + Across.Matrix.ProductTransposed(gradient, gradient);
            if (Every(Refresh))
                leftRoot = InverseRoot.Of(left, power, leftRoot);
            step = Across.Matrix.Product(leftRoot, step);
        }
        if (HasRight)
        {
            float start = Once ? Epsilon * Across.Matrix.Identity(right) : right;
            right = start + Across.Matrix.TransposedProduct(gradient, gradient);
            if (Every(Refresh))
                rightRoot = InverseRoot.Of(right, power, rightRoot);
            step = Across.Matrix.Product(step, rightRoot);
        }
        return parameter - LearningRate * step;
    }
}
