using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Adam as it trains networks with enforced Lipschitz bounds: without corrections, decay before the step.</summary>
/// <remarks>
/// <para><c>m = Beta1 m + (1 - Beta1) G</c>, <c>v = Beta2 v + (1 - Beta2) G^2</c>, <c>W = (1 - LearningRate WeightDecay) W - LearningRate m / (sqrt(v) + Epsilon)</c>.</para>
/// <para>Bounds are modifiers, composed with it, as with <see cref="LipschitzMuon"/>; they want matrices.</para>
/// <para>Newhouse et al., "Training Transformers with Enforced Lipschitz Bounds", 2025.</para>
/// </remarks>
[Optimizer(Traits = RuleTraits.StepsByRate | RuleTraits.NeedsWarmup)]
[Guideline(nameof(LearningRate), Below = 0.1, Because = "a step moves every weight by about the rate, whatever its gradient", Source = "Kingma and Ba, 2015, section 2.1")]
public sealed partial class LipschitzAdam
{
    /// <summary>Step size, at least 0; usually 1e-3.</summary>
    [Hyper(1e-3, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the average of gradients, in [0, 1); usually 0.9.</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    /// <summary>Decay of the average of squared gradients, in [0, 1); usually 0.95.</summary>
    [Hyper(0.95, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>Decoupled weight decay, at least 0; multiplied by the rate.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>Added to the root, above 0.</summary>
    [Hyper(1e-12, Above = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    [State] private float first;
    [State] private float second;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        first = Lerp(gradient, first, Beta1);
        second = Lerp(Square(gradient), second, Beta2);
        return parameter - Fma((float)(LearningRate * WeightDecay), parameter, LearningRate * first / (Sqrt(second) + Epsilon));
    }
}
