using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>AdamP: AdamW whose step does not lengthen weights that a normalisation makes scale-free, so that their effective rate does not fall.</summary>
/// <remarks>
/// <para><c>m = beta1 m + (1 - beta1) g</c>, <c>v = beta2 v + (1 - beta2) g^2</c>; <c>u = m / (sqrt(v / c2) + eps)</c>, with Nesterov's <c>beta1 m + (1 - beta1) g</c> in place of m;</para>
/// <para>of tensors of two or more dimensions, <c>u</c> loses its part along the weights where <see cref="TangentProjection"/> finds them scale-free: then <c>w = DecayRatio</c>, else 1;
/// <c>x = x - lr wd w x - lr / c1 * u</c>.</para>
/// <para>Heo et al., "AdamP: Slowing Down the Slowdown for Momentum Optimizers on Scale-invariant Weights", 2021.</para>
/// </remarks>
[Optimizer(Traits = RuleTraits.StepsByRate | RuleTraits.NeedsWarmup)]
[Guideline(nameof(LearningRate), Below = 0.1, Because = "a step moves every weight by about the rate, whatever its gradient", Source = "Kingma and Ba, 2015, section 2.1")]
public sealed partial class AdamP
{
    /// <summary>Learning rate; usually 1e-4 to 1e-2.</summary>
    [Hyper(1e-3, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the average of gradients; usually 0.9.</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    /// <summary>Decay of the average of squared gradients; usually 0.99 to 0.999.</summary>
    [Hyper(0.999, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>Added to the root of the corrected average, and to norms; usually 1e-8.</summary>
    [Hyper(1e-8, Above = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Decoupled decay: times the rate, the share of a weight that a step takes away; usually 0 to 0.1.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>How near to a right angle counts: the largest cosine, times the root of the number of weights; usually 0.1.</summary>
    [Hyper(0.1, Min = 0)] public partial Scalar Delta { get; init; }

    /// <summary>What is left of the decay of weights that are scale-free; usually 0.1.</summary>
    [Hyper(0.1, Min = 0, Max = 1)] public partial Scalar DecayRatio { get; init; }

    /// <summary>Holds each norm of a cosine at epsilon or more, as PyTorch's cosine does since 2022; before, their product was. It matters where a row is all but zero.</summary>
    [Hyper(false)] public partial bool FloorNorms { get; init; }

    /// <summary>Looks one step ahead.</summary>
    [Hyper(false, Role = HyperRole.Nesterov)] public partial bool Nesterov { get; init; }

    [State] private float first;
    [State] private float second;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar root = Sqrt(1 - Pow(Beta2, Step));
        Scalar size = LearningRate / (1 - Pow(Beta1, Step));
        Scalar decay = LearningRate * WeightDecay;
        first = Lerp(gradient, first, Beta1);
        second = Lerp(Square(gradient), second, Beta2);
        float momentum = Nesterov ? Lerp(gradient, first, Beta1) : first;
        float update = root * momentum / (Sqrt(second) + Epsilon * root);
        if (Shape.Rank > 1)
        {
            update = TangentProjection.Project(parameter, gradient, update, Delta, Epsilon, FloorNorms);
            decay *= TangentProjection.Projects(parameter, gradient, Delta, Epsilon, FloorNorms) == 0 ? 1 : DecayRatio;
        }
        return parameter - Fma((float)decay, parameter, size * update);
    }
}
