using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Lion: the sign of an interpolated momentum, with decoupled weight decay.</summary>
/// <remarks>
/// <c>u = sign(beta1 m + (1 - beta1) g)</c>, <c>m = beta2 m + (1 - beta2) g</c>, <c>x = x - lr (u + wd x)</c>.
/// Rates are three to ten times smaller than AdamW's, decay as much larger.
/// Chen et al., "Symbolic Discovery of Optimization Algorithms", 2023.
/// </remarks>
[Optimizer(Traits = RuleTraits.StepsByRate)]
[Guideline(nameof(LearningRate), Max = 3e-4, Tier = AdviceTier.Info, Because = "each weight moves by the whole rate, so it is usually 3 to 10 times smaller than AdamW's", Source = "Chen et al., 2023, section 5")]
[Guideline(nameof(LearningRate), Max = 1e-3, Because = "each weight moves by the whole rate, so it is usually 3 to 10 times smaller than AdamW's", Source = "Chen et al., 2023, section 5")]
public sealed partial class Lion
{
    /// <summary>How far every weight moves in a step.</summary>
    [Hyper(1e-4, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Weight of the momentum in the direction of the step.</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    /// <summary>How slowly the momentum forgets.</summary>
    [Hyper(0.99, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>Decoupled decay: times the rate, the share of a weight that a step takes away.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    [State] private float momentum;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        float direction = Sign(Lerp(gradient, momentum, Beta1));
        momentum = Lerp(gradient, momentum, Beta2);
        return parameter - LearningRate * Fma((float)WeightDecay, parameter, direction);
    }
}
