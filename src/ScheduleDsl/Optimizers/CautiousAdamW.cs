using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Cautious AdamW: AdamW that leaves out the weights whose step would go against their gradient.</summary>
/// <remarks>
/// <para><c>m</c>, <c>v</c>, <c>c1</c>, <c>c2</c> as in Adam; <c>k = 1</c> where <c>m g &gt; 0</c>, else 0; <c>s</c> makes up for what is left out in the tensor, as <see cref="Scaling"/> says;
/// <c>x = x - lr wd x - lr sqrt(c2) / c1 * s k m / (sqrt(v) + eps)</c>: epsilon is added to the uncorrected root, as in the official code.</para>
/// <para>Liang et al., "Cautious Optimizers: Improving Training with One Line of Code", 2024.</para>
/// </remarks>
[Optimizer(Traits = RuleTraits.StepsByRate | RuleTraits.NeedsWarmup)]
[Guideline(nameof(LearningRate), Below = 0.1, Because = "a step moves every weight by about the rate, whatever its gradient", Source = "Kingma and Ba, 2015, section 2.1")]
public sealed partial class CautiousAdamW
{
    /// <summary>Learning rate; usually 1e-4 to 1e-2.</summary>
    [Hyper(1e-3, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the average of gradients; usually 0.9.</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    /// <summary>Decay of the average of squared gradients; usually 0.99 to 0.999.</summary>
    [Hyper(0.999, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>Added to the root of the uncorrected average; usually 1e-8 to 1e-6.</summary>
    [Hyper(1e-6, Min = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Decoupled decay: times the rate, the share of a weight that a step takes away; usually 0 to 0.1.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>What the step is multiplied by, for the weights that it leaves out.</summary>
    [Hyper(CautiousScaling.ClampedMean)] public partial CautiousScaling Scaling { get; init; }

    /// <summary>Multiplies by <c>sqrt(c2) / c1</c>.</summary>
    [Hyper(true, Role = HyperRole.BiasCorrection)] public partial bool CorrectBias { get; init; }

    [State] private float first;
    [State] private float second;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar correction = CorrectBias ? Sqrt(1 - Pow(Beta2, Step)) / (1 - Pow(Beta1, Step)) : 1;
        Scalar decay = LearningRate * WeightDecay;
        first = Lerp(gradient, first, Beta1);
        second = Lerp(Square(gradient), second, Beta2);
        float mask = first * gradient > 0 ? 1 : 0;
        Scalar kept = Across.Tensor.Sum(mask);
        Scalar scale = Scaling == CautiousScaling.ClampedMean ? 1 / Max(kept / Shape.Length, 1e-3) : Shape.Length / (kept + 1);
        Scalar size = LearningRate * correction * scale;
        // A product rather than a choice, so that NaN stays NaN.
        float step = size * mask * first / (Sqrt(second) + Epsilon);
        return parameter - Fma((float)decay, parameter, step);
    }
}
