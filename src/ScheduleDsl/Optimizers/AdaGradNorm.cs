using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>AdaGrad-Norm: SGD whose rate is divided by the root of the sum of all squared gradient norms.</summary>
/// <remarks>
/// <para><c>b^2 = b^2 + |g|^2</c> with the norm over the run, <c>x = x - lr / (1 + (t - 1) LearningRateDecay) u / (b + eps)</c>; <c>u</c> is the gradient or an average of gradients.</para>
/// <para>AdAdaGrad's code has a sum for each row (the first axis) of tensors of rank 2 and 4 and for each weight of others: <see cref="PerRow"/>. Its weight decay, which scales the
/// gradient, is left out.</para>
/// <para>Ward, Wu, Bottou, "AdaGrad Stepsizes: Sharp Convergence over Nonconvex Landscapes", 2019; Lau, Liu, Kolar, "AdAdaGrad: Adaptive Batch Size Schemes for Adaptive Gradient Methods", 2024.</para>
/// </remarks>
[Optimizer]
public sealed partial class AdaGradNorm
{
    /// <summary>Learning rate; usually 0.1 to 10 with one sum, 1e-2 with one for each row.</summary>
    [Hyper(1e-2, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>How fast the rate falls with the step, at least 0; a schedule says it more freely.</summary>
    [Hyper(0.0, Min = 0)] public partial Scalar LearningRateDecay { get; init; }

    /// <summary>How slowly an average of gradients, without correction of bias, forgets; usually 0, which needs no state.</summary>
    [Hyper(0.0, Min = 0, Below = 1, Role = HyperRole.Momentum)] public partial Scalar Momentum { get; init; }

    /// <summary><c>b^2</c> before the first step; usually 1e-2.</summary>
    [Hyper(1e-2, Min = 0)] public partial Scalar InitialAccumulator { get; init; }

    /// <summary>Added to the root; with 0, and no initial sum, gradients of 0 give NaN.</summary>
    [Hyper(1e-10, Min = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>A sum for each row, as in AdAdaGrad's code, not one for the run.</summary>
    [Hyper(false)] public partial bool PerRow { get; init; }

    private bool UsesMomentum => Momentum != 0;

    private bool SumsRows => PerRow && (Shape.Rank == 2 || Shape.Rank == 4);

    private bool SumsWeights => PerRow && Shape.Rank != 2 && Shape.Rank != 4;

    [State(When = nameof(UsesMomentum))] private float average;
    [State(InitialFrom = nameof(InitialAccumulator), When = nameof(SumsWeights))] private float sum;
    [State(Space = StateSpace.Row, InitialFrom = nameof(InitialAccumulator), When = nameof(SumsRows))] private float rowSum;
    [State(Space = StateSpace.Global, InitialFrom = nameof(InitialAccumulator))] private Scalar runSum;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar rate = LearningRate / (1 + (Step - 1) * LearningRateDecay);
        float direction = gradient;
        if (UsesMomentum)
        {
            average = Lerp(gradient, average, Momentum);
            direction = average;
        }
        if (SumsRows)
        {
            rowSum += Across.Row.Sum(Square(gradient));
            return parameter - rate * direction / (Sqrt(rowSum) + Epsilon);
        }
        if (SumsWeights)
        {
            sum = Fma(gradient, gradient, sum);
            return parameter - rate * direction / (Sqrt(sum) + Epsilon);
        }
        runSum += Across.All.Sum(Square(gradient));
        return parameter - rate / (Sqrt(runSum) + Epsilon) * direction;
    }
}
