using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Grams: as far as Adam, in the direction of the sign of the gradient.</summary>
/// <remarks>
/// <c>m</c>, <c>v</c>, <c>c1</c>, <c>c2</c> as in Adam; <c>x = x - lr wd x - lr sqrt(c2) / c1 * sign(g) |m| / (sqrt(v) + eps)</c>: epsilon is added to the uncorrected root,
/// as in the official code. A weight whose gradient is 0 decays, but does not move otherwise.
/// Cao, Li, Song, "Grams: Gradient Descent with Adaptive Momentum Scaling", 2024.
/// </remarks>
[Optimizer(Traits = RuleTraits.StepsByRate | RuleTraits.NeedsWarmup)]
[Guideline(nameof(LearningRate), Below = 0.1, Because = "a step moves every weight by about the rate, whatever its gradient", Source = "Kingma and Ba, 2015, section 2.1")]
public sealed partial class Grams
{
    /// <summary>Learning rate; usually 1e-4 to 1e-2.</summary>
    [Hyper(1e-3, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the average of gradients; usually 0.9.</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    /// <summary>Decay of the average of squared gradients; usually 0.95 to 0.999.</summary>
    [Hyper(0.999, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>Added to the root of the uncorrected average; usually 1e-8 to 1e-6.</summary>
    [Hyper(1e-6, Min = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Decoupled decay: times the rate, the share of a weight that a step takes away; usually 0 to 0.1.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>Multiplies by <c>sqrt(c2) / c1</c>.</summary>
    [Hyper(true, Role = HyperRole.BiasCorrection)] public partial bool CorrectBias { get; init; }

    [State] private float first;
    [State] private float second;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar correction = CorrectBias ? Sqrt(1 - Pow(Beta2, Step)) / (1 - Pow(Beta1, Step)) : 1;
        Scalar size = LearningRate * correction;
        Scalar decay = LearningRate * WeightDecay;
        first = Lerp(gradient, first, Beta1);
        second = Lerp(Square(gradient), second, Beta2);
        float step = size * Sign(gradient) * Abs(first) / (Sqrt(second) + Epsilon);
        return parameter - Fma((float)decay, parameter, step);
    }
}
