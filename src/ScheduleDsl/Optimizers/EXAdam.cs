using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>EXAdam: Adam whose two moments correct each other, and whose step adds the gradient itself to its average.</summary>
/// <remarks>
/// <c>m</c>, <c>v</c>, <c>c1</c>, <c>c2</c> as in Adam; <c>d1 = 1 + beta2^t v / (v + eps)</c>, <c>d2 = 1 + beta1^t m^2 / (m^2 + eps)</c>;
/// <c>x = x - lr wd x - lr d1 (m + g) / c1 / (sqrt(d2 v / c2) + eps)</c>. Each correction fades with its power of the step.
/// This is the paper's second version and the official code; the first version's growing step size is not in either.
/// Adly, "EXAdam: The Power of Adaptive Cross-Moments", 2024.
/// </remarks>
[Optimizer(Traits = RuleTraits.StepsByRate | RuleTraits.NeedsWarmup)]
[Guideline(nameof(LearningRate), Below = 0.1, Because = "a step moves every weight by about the rate, whatever its gradient", Source = "Kingma and Ba, 2015, section 2.1")]
public sealed partial class EXAdam
{
    /// <summary>Learning rate; usually 1e-4 to 1e-3: early steps are about four times Adam's.</summary>
    [Hyper(1e-3, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the average of gradients; usually 0.9.</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    /// <summary>Decay of the average of squared gradients; usually 0.99 to 0.999.</summary>
    [Hyper(0.999, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>Added to the root and to both moments where they are compared with themselves; usually 1e-8.</summary>
    [Hyper(1e-8, Min = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Decoupled decay: times the rate, the share of a weight that a step takes away; usually 0 to 0.1.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    [State] private float first;
    [State] private float second;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar power1 = Pow(Beta1, Step);
        Scalar power2 = Pow(Beta2, Step);
        Scalar root = Sqrt(1 - power2);
        Scalar size = LearningRate * root / (1 - power1);
        Scalar decay = LearningRate * WeightDecay;
        first = Lerp(gradient, first, Beta1);
        second = Lerp(Square(gradient), second, Beta2);
        float boost = 1 + power2 * (second / (second + Epsilon));
        float damping = 1 + power1 * (Square(first) / (Square(first) + Epsilon));
        float step = size * boost * (first + gradient) / (Sqrt(damping * second) + Epsilon * root);
        return parameter - Fma((float)decay, parameter, step);
    }
}
