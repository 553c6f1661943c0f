using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>NAdamW: AdamW whose step looks ahead along the average, by Nesterov's rule with a constant momentum.</summary>
/// <remarks>
/// <c>m = beta1 m + (1 - beta1) g</c>, <c>v = beta2 v + (1 - beta2) g^2</c>, <c>n = beta1 m + (1 - beta1) g</c>;
/// <c>x = x - lr wd x - lr / c1 * n / (sqrt(v / c2) + eps)</c> with <c>c1 = 1 - beta1^t</c>, <c>c2 = 1 - beta2^t</c>: the form of the AlgoPerf benchmark.
/// Dozat, "Incorporating Nesterov Momentum into Adam", 2016; Dahl et al., "Benchmarking Neural Network Training Algorithms", 2023.
/// </remarks>
[Optimizer(Traits = RuleTraits.StepsByRate | RuleTraits.NeedsWarmup)]
[Guideline(nameof(LearningRate), Below = 0.1, Because = "a step moves every weight by about the rate, whatever its gradient", Source = "Kingma and Ba, 2015, section 2.1")]
public sealed partial class NAdamW
{
    /// <summary>Learning rate; usually 1e-4 to 1e-2.</summary>
    [Hyper(1e-3, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the average of gradients, and its weight in the direction; usually 0.9 to 0.98.</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    /// <summary>Decay of the average of squared gradients; usually 0.95 to 0.999.</summary>
    [Hyper(0.999, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>Added to the root of the corrected average; usually 1e-8.</summary>
    [Hyper(1e-8, Min = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Decoupled decay: times the rate, the share of a weight that a step takes away; usually 0.01 to 0.1.</summary>
    [Hyper(1e-2, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    [State] private float first;
    [State] private float second;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar root = Sqrt(1 - Pow(Beta2, Step));
        Scalar size = LearningRate * root / (1 - Pow(Beta1, Step));
        Scalar decay = LearningRate * WeightDecay;
        first = Lerp(gradient, first, Beta1);
        second = Lerp(Square(gradient), second, Beta2);
        float step = size * Lerp(gradient, first, Beta1) / (Sqrt(second) + Epsilon * root);
        return parameter - Fma((float)decay, parameter, step);
    }
}
