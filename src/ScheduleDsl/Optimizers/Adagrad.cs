using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Adagrad: divides by the root of the sum of all squared gradients, with coupled weight decay.</summary>
/// <remarks>
/// <c>g = g + wd x</c>, <c>s = s + g^2</c>, <c>x = x - lr / (1 + (t - 1) lrDecay) * g / (sqrt(s) + eps)</c>.
/// Duchi, Hazan and Singer, "Adaptive Subgradient Methods for Online Learning and Stochastic Optimization", 2011.
/// </remarks>
[Optimizer]
public sealed partial class Adagrad
{
    /// <summary>Learning rate.</summary>
    [Hyper(1e-2, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>How fast the rate falls with the step number; 0 keeps it.</summary>
    [Hyper(0.0, Min = 0)] public partial Scalar LearningRateDecay { get; init; }

    /// <summary>What the sum starts from.</summary>
    [Hyper(0.0, Min = 0)] public partial Scalar InitialAccumulator { get; init; }

    /// <summary>Added to the root.</summary>
    [Hyper(1e-10, Min = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Coupled decay: times the weight, it is added to the gradient.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    [State(InitialFrom = nameof(InitialAccumulator))] private float sum;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar rate = LearningRate / (1 + (Step - 1) * LearningRateDecay);
        float direction = gradient;
        if (WeightDecay != 0)
            direction = Fma((float)WeightDecay, parameter, gradient);
        sum = Fma(direction, direction, sum);
        return parameter - rate * direction / (Sqrt(sum) + Epsilon);
    }
}
