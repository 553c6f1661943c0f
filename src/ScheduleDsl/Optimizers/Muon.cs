using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Muon: momentum made orthogonal, so that a step moves all directions of a matrix alike.</summary>
/// <remarks>
/// <para><c>B = Momentum B + (1 - Momentum) G</c>, without <see cref="AverageGradients"/> <c>B = Momentum B + G</c>; <c>X</c> the same once more with Nesterov, else B;</para>
/// <para><c>O</c> = <see cref="Iterations"/> of Newton and Schulz with <see cref="Coefficients"/> on <c>X / (|X| + Epsilon)</c>, <c>W = (1 - LearningRate WeightDecay) W - LearningRate scale O</c>.</para>
/// <para>For hidden matrices; embeddings, output heads and vectors belong to another route, AdamW usually.</para>
/// <para>Jordan et al., "Muon: An optimizer for hidden layers in neural networks", 2024; Liu et al., "Muon is Scalable for LLM Training", 2025.</para>
/// </remarks>
[Optimizer(MinRank = 2, Traits = RuleTraits.ForHiddenMatrices)]
[Fallback<AdamW>("LearningRate=3e-4, Beta2=0.95, Epsilon=1e-10, WeightDecay=0")]
[Fallback<AdamW>("Beta2=0.95, EpsilonHat=true", SharesRate = true, SharesDecay = true, When = nameof(Scaling), Is = MuonScaling.Moonlight)]
[Guideline(nameof(LearningRate), Min = 5e-4, When = nameof(Scaling), Is = MuonScaling.Jordan, Because = "a step has singular values of about the rate, where Adam's would be many times as long", Source = "Jordan et al., 2024: 0.02")]
[Guideline(nameof(LearningRate), Max = 1e-2, When = nameof(Scaling), Is = MuonScaling.Moonlight, Because = "a step moves weights as AdamW's does, by 0.2 of the rate", Source = "Liu et al., 2025, section 2.2")]
public sealed partial class Muon
{
    /// <summary>Step size, at least 0; 0.02 with Jordan's scaling, about 1e-3 with Moonlight's.</summary>
    [Hyper(0.02, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the momentum, in [0, 1).</summary>
    [Hyper(0.95, Min = 0, Below = 1, Role = HyperRole.Momentum)] public partial Scalar Momentum { get; init; }

    /// <summary>Decoupled weight decay, at least 0; multiplied by the rate.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>Added to the norm that X is divided by, above 0.</summary>
    [Hyper(1e-7, Above = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Iterations, 0 to 10.</summary>
    [Hyper(5, Min = 0, Max = 10)] public partial int Iterations { get; init; }

    /// <summary>Coefficients of the iterations.</summary>
    [Hyper(NewtonSchulzTable.Jordan)] public partial NewtonSchulzTable Coefficients { get; init; }

    /// <summary>Looks one step of the momentum ahead.</summary>
    [Hyper(true, Role = HyperRole.Nesterov)] public partial bool Nesterov { get; init; }

    /// <summary>Gradients enter the momentum times <c>1 - Momentum</c>; otherwise whole.</summary>
    [Hyper(true)] public partial bool AverageGradients { get; init; }

    /// <summary>How a step is scaled by the shape.</summary>
    [Hyper(MuonScaling.Jordan)] public partial MuonScaling Scaling { get; init; }

    /// <summary>Iterates, and scales, as the original does on graphics cards: every number rounded to bfloat16. Momentum and weights stay as they are.</summary>
    [Hyper(false)] public partial bool InBFloat16 { get; init; }

    [State] private float momentum;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar share = AverageGradients ? 1 - Momentum : 1;
        momentum = Fma((float)Momentum, momentum, share * gradient);
        float direction = Nesterov ? Fma((float)Momentum, momentum, share * gradient) : momentum;
        float step = 0;
        if (InBFloat16)
            step = RoundToBFloat16(Orthogonal.Scale(Scaling) * Orthogonal.NewtonSchulzInBFloat16(direction, Iterations, Epsilon, Coefficients));
        else
            step = Orthogonal.Scale(Scaling) * Orthogonal.NewtonSchulz(direction, Iterations, Epsilon, Coefficients);
        return parameter - Fma((float)(LearningRate * WeightDecay), parameter, LearningRate * step);
    }
}
