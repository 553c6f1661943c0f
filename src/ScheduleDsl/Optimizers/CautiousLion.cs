using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Cautious Lion: Lion that leaves out the weights whose step would go against their gradient.</summary>
/// <remarks>
/// <para><c>u = sign(beta1 m + (1 - beta1) g)</c>, <c>m = beta2 m + (1 - beta2) g</c>; <c>k = 1</c> where <c>u g &gt; 0</c>, else 0; <c>s</c> makes up for what is left out in the tensor, as
/// <see cref="Scaling"/> says; <c>x = x - lr wd x - lr s k u</c>.</para>
/// <para>Liang et al., "Cautious Optimizers: Improving Training with One Line of Code", 2024.</para>
/// </remarks>
[Optimizer(Traits = RuleTraits.StepsByRate)]
[Guideline(nameof(LearningRate), Max = 3e-4, Tier = AdviceTier.Info, Because = "each weight moves by the whole rate, so it is usually 3 to 10 times smaller than AdamW's", Source = "Chen et al., 2023, section 5")]
[Guideline(nameof(LearningRate), Max = 1e-3, Because = "each weight moves by the whole rate, so it is usually 3 to 10 times smaller than AdamW's", Source = "Chen et al., 2023, section 5")]
public sealed partial class CautiousLion
{
    /// <summary>Learning rate; usually 1e-5 to 1e-3.</summary>
    [Hyper(1e-4, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Weight of the momentum in the direction of the step; usually 0.9 to 0.95.</summary>
    [Hyper(0.95, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    /// <summary>How slowly the momentum forgets; usually 0.98 to 0.99.</summary>
    [Hyper(0.98, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>Decoupled decay: times the rate, the share of a weight that a step takes away; usually 0.1 to 1.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>What the step is multiplied by, for the weights that it leaves out.</summary>
    [Hyper(CautiousScaling.CountPlusOne)] public partial CautiousScaling Scaling { get; init; }

    [State] private float momentum;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar decay = LearningRate * WeightDecay;
        float direction = Sign(Lerp(gradient, momentum, Beta1));
        momentum = Lerp(gradient, momentum, Beta2);
        float mask = direction * gradient > 0 ? 1 : 0;
        Scalar kept = Across.Tensor.Sum(mask);
        Scalar scale = Scaling == CautiousScaling.ClampedMean ? 1 / Max(kept / Shape.Length, 1e-3) : Shape.Length / (kept + 1);
        Scalar size = LearningRate * scale;
        // A product rather than a choice, so that NaN stays NaN.
        return parameter - Fma((float)decay, parameter, size * mask * direction);
    }
}
