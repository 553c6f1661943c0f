using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>AdaHessian: Adam with the Hessian's diagonal, estimated once a step, in place of the gradient in the second moment; decoupled decay.</summary>
/// <remarks>
/// <para>The input <c>p</c> is the product of the Hessian with a vector of random signs, whose size estimates the diagonal: <c>d = |p|</c>, for tensors of rank 4 its mean over each kernel, with <c>AverageLength</c> b for other matrices that over b neighbours.</para>
/// <para><c>m = beta1 m + (1 - beta1) g</c>, <c>v = beta2 v + (1 - beta2) d^2</c>, <c>x = x - lr (m / c1 / ((v / c2)^(k / 2) + eps) + wd x)</c>.</para>
/// <para>Yao et al., "AdaHessian: An Adaptive Second Order Optimizer for Machine Learning", 2020.</para>
/// </remarks>
[Optimizer]
public sealed partial class AdaHessian
{
    /// <summary>Learning rate; usually 0.01 to 0.5: some 150 times Adam's.</summary>
    [Hyper(0.15, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the average of gradients; usually 0.9.</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    /// <summary>Decay of the average of squared diagonals; usually 0.99 to 0.999.</summary>
    [Hyper(0.999, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>Added to the power of the corrected average; usually 1e-4.</summary>
    [Hyper(1e-4, Min = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Decoupled decay: times the rate, the share of a weight that a step takes away; usually 0 to 0.1.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>k: from 0, which ignores the Hessian, to 1, which is Newton's; usually 0.5 to 1.</summary>
    [Hyper(1.0, Min = 0, Max = 1)] public partial Scalar HessianPower { get; init; }

    /// <summary>b: how many neighbouring weights of a matrix share the mean of their diagonal, as the paper does with 32 for transformers; 0 averages over kernels of convolutions only.</summary>
    [Hyper(0, Min = 0)] public partial int AverageLength { get; init; }

    [State] private float first;
    [State] private float second;

    [UpdateRule]
    private float Update(float parameter, float gradient, [Input] float hessianProduct)
    {
        Scalar power = Pow(1 - Pow(Beta2, Step), HessianPower / 2);
        Scalar size = LearningRate * power / (1 - Pow(Beta1, Step));
        Scalar decay = LearningRate * WeightDecay;

        float diagonal = Abs(hessianProduct);
        if (Shape.Rank == 4)
            diagonal = Across.Block.Mean(Shape.KernelLength, diagonal);
        else if (Shape.Rank > 1 && AverageLength > 1)
            diagonal = Across.Block.Mean(AverageLength, diagonal);
        first = Lerp(gradient, first, Beta1);
        second = Lerp(Square(diagonal), second, Beta2);
        float scale = Sqrt(second);
        if (HessianPower == 0)
            scale = 1;
        else if (HessianPower != 1)
            scale = Exp(HessianPower * Log(scale));
        return parameter - Fma((float)decay, parameter, size * first / (scale + Epsilon * power));
    }
}
