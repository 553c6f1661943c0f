using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Lion-K: Lion with the slope of any convex function K in the place of the sign; decoupled weight decay.</summary>
/// <remarks>
/// <para><c>c = beta1 m + (1 - beta1) g</c>, <c>m = beta2 m + (1 - beta2) g</c>, <c>x = x - lr (dK(c) + wd x)</c>.</para>
/// <para>With decay the weights stay where the conjugate of K is finite: the sign of Lion bounds every weight by <c>1 / wd</c>.</para>
/// <para>Chen, Liu, Liang, Liu, "Lion Secretly Solves Constrained Optimization: As Lyapunov Predicts", 2023.</para>
/// </remarks>
[Optimizer]
public sealed partial class LionK
{
    /// <summary>Learning rate; usually 1e-5 to 1e-3, for the half square as for SGD with momentum.</summary>
    [Hyper(1e-4, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Weight of the momentum in the direction of the step; usually 0.9 to 0.95.</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    /// <summary>How slowly the momentum forgets; usually 0.98 to 0.99.</summary>
    [Hyper(0.99, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>Decoupled decay: times the rate, the share of a weight that a step takes away; usually 0.1 to 10.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>Which K.</summary>
    [Hyper(ConvexFunction.L1)] public partial ConvexFunction K { get; init; }

    /// <summary>The <c>e</c> of the functions that have one, in units of the gradient, above 0.</summary>
    [Hyper(1e-3, Above = 0)] public partial Scalar Threshold { get; init; }

    /// <summary>The <c>p</c> of <see cref="ConvexFunction.Lp"/>, above 1; usually 1.1 to 4.</summary>
    [Hyper(1.5, Above = 1)] public partial Scalar P { get; init; }

    [State] private float momentum;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        float direction = Lerp(gradient, momentum, Beta1);
        momentum = Lerp(gradient, momentum, Beta2);
        if (K == ConvexFunction.L1)
            direction = Sign(direction);
        else if (K == ConvexFunction.Huber)
            direction = Clamp(direction, -Threshold, Threshold) * (1 / Threshold);
        else if (K == ConvexFunction.ShiftedRelu)
            direction = Abs(direction) <= Threshold ? 0 : Sign(direction);
        else if (K == ConvexFunction.Entropy)
            direction /= Sqrt(Fma(direction, direction, (float)(Threshold * Threshold)));
        else if (K == ConvexFunction.L2)
        {
            Scalar norm = Across.Tensor.Norm(direction);
            direction = norm == 0 ? 0 : direction / norm;
        }
        else if (K == ConvexFunction.RowsL2)
        {
            float norm = Across.Row.Norm(direction);
            direction = norm == 0 ? 0 : direction / norm;
        }
        else if (K == ConvexFunction.LInfinity)
        {
            Scalar largest = Across.Tensor.AbsoluteMax(direction);
            direction = Abs(direction) < largest ? 0 : Sign(direction);
        }
        else if (K == ConvexFunction.Lp)
        {
            // Shares of the largest, whose powers neither vanish nor overflow.
            Scalar largest = Across.Tensor.AbsoluteMax(direction);
            float share = largest == 0 ? 0 : Abs(direction) / largest;
            float power = Exp((P - 1) * Log(share));
            Scalar size = largest == 0 ? 0 : Pow(Across.Tensor.Sum(share * power), 1 / P - 1);
            direction = size * Sign(direction) * power;
        }
        return parameter - LearningRate * Fma((float)WeightDecay, parameter, direction);
    }
}

/// <summary>The convex functions of <see cref="LionK"/>, and their slopes.</summary>
public enum ConvexFunction
{
    /// <summary><c>sum |c|</c>, slope <c>sign(c)</c>: Lion.</summary>
    L1,

    /// <summary><c>sum c^2 / 2</c>, slope <c>c</c>: gradient descent with a momentum that looks ahead.</summary>
    HalfSquare,

    /// <summary>Huber's function divided by <c>e</c>: slope <c>c / e</c> up to <c>|c| = e</c>, the sign beyond.</summary>
    Huber,

    /// <summary><c>sum max(|c| - e, 0)</c>: no slope up to <c>|c| = e</c>, the sign beyond.</summary>
    ShiftedRelu,

    /// <summary><c>sum sqrt(c^2 + e^2)</c>, slope <c>c / sqrt(c^2 + e^2)</c>: a smooth sign.</summary>
    Entropy,

    /// <summary>The Euclidean norm over the tensor, slope <c>c / |c|</c>.</summary>
    L2,

    /// <summary>The sum of the rows' Euclidean norms, slope <c>c / |c|</c> in each row.</summary>
    RowsL2,

    /// <summary>The largest size in the tensor, slope the sign where it is and 0 elsewhere; of several largest, at each.</summary>
    LInfinity,

    /// <summary>The p-norm over the tensor, slope <c>sign(c) |c|^(p - 1) / |c|_p^(p - 1)</c>.</summary>
    Lp,
}
