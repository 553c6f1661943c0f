using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Muon as it trains networks with enforced Lipschitz bounds: six near-exact iterations, steps of the size of the rate in the layers' own norm.</summary>
/// <remarks>
/// <para><c>B = Momentum B + (1 - Momentum) G</c>, <c>O</c> = six iterations of Newton and Schulz on <c>B / (|B| + 1e-12)</c> with <see cref="NewtonSchulzTable.SixSteps"/>;</para>
/// <para><c>W = (1 - LearningRate WeightDecay) W - LearningRate sqrt(rows / columns) O</c>. No look-ahead.</para>
/// <para>Bounds are modifiers, composed with it: <see cref="Modifiers.SoftCap"/>, <see cref="Modifiers.HardCap"/>, <see cref="Modifiers.SpectralNormalize"/>, <see cref="Modifiers.SpectralHammer"/>,
/// <see cref="Modifiers.SpectralDecay"/>; embeddings and heads have a route with <see cref="Modifiers.RmsCap"/>. Start from orthogonal matrices times <c>sqrt(rows / columns)</c>.</para>
/// <para>Newhouse et al., "Training Transformers with Enforced Lipschitz Bounds", 2025.</para>
/// </remarks>
[Optimizer(MinRank = 2, Traits = RuleTraits.ForHiddenMatrices)]
[Guideline(nameof(LearningRate), Min = 5e-4, Because = "a step has singular values of about the rate times sqrt(rows / columns), where Adam's would be many times as long", Source = "Newhouse et al., 2025: 0.01 to 0.1")]
public sealed partial class LipschitzMuon
{
    /// <summary>Step size, at least 0; usually 0.01 to 0.1.</summary>
    [Hyper(0.05, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the momentum, in [0, 1); usually 0.95.</summary>
    [Hyper(0.95, Min = 0, Below = 1, Role = HyperRole.Momentum)] public partial Scalar Momentum { get; init; }

    /// <summary>Decoupled weight decay, at least 0; multiplied by the rate.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    [State] private float momentum;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        momentum = Lerp(gradient, momentum, Momentum);
        float orthogonal = Orthogonal.NewtonSchulz(momentum, 6, 1e-12, NewtonSchulzTable.SixSteps);
        return parameter - Fma((float)(LearningRate * WeightDecay), parameter, LearningRate * Orthogonal.Scale(MuonScaling.Spectral) * orthogonal);
    }
}
