using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>SGDP: SGD with momentum whose step does not lengthen weights that a normalisation makes scale-free.</summary>
/// <remarks>
/// <para><c>b = mu b + (1 - dampening) g</c> from 0 on, so that the first step is dampened too; <c>u = b</c>, with Nesterov <c>u = g + mu b</c>;</para>
/// <para>of tensors of two or more dimensions, <c>u</c> loses its part along the weights where <see cref="TangentProjection"/> finds them scale-free: then <c>w = DecayRatio</c>, else 1.
/// Without Nesterov what is left is the momentum that the next step starts from, as in the official code. <c>x = x - lr wd w / (1 - mu) x - lr u</c>.</para>
/// <para>Heo et al., "AdamP: Slowing Down the Slowdown for Momentum Optimizers on Scale-invariant Weights", 2021.</para>
/// </remarks>
[Optimizer]
public sealed partial class Sgdp
{
    /// <summary>Learning rate; usually 0.01 to 1.</summary>
    [Hyper(0.1, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>How slowly the momentum forgets; usually 0.9. With 0 there is none, and no state.</summary>
    [Hyper(0.0, Min = 0, Below = 1, Role = HyperRole.Momentum)] public partial Scalar Momentum { get; init; }

    /// <summary>How much of the gradient the momentum leaves out; usually 0.</summary>
    [Hyper(0.0, Min = 0, Max = 1, Role = HyperRole.Dampening)] public partial Scalar Dampening { get; init; }

    /// <summary>Added to norms; usually 1e-8.</summary>
    [Hyper(1e-8, Above = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Decoupled decay: times the rate, and divided by <c>1 - mu</c>, the share of a weight that a step takes away; usually 1e-5 to 1e-3.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>How near to a right angle counts: the largest cosine, times the root of the number of weights; usually 0.1.</summary>
    [Hyper(0.1, Min = 0)] public partial Scalar Delta { get; init; }

    /// <summary>What is left of the decay of weights that are scale-free; usually 0.1.</summary>
    [Hyper(0.1, Min = 0, Max = 1)] public partial Scalar DecayRatio { get; init; }

    /// <summary>Holds each norm of a cosine at epsilon or more, as PyTorch's cosine does since 2022; before, their product was. It matters where a row is all but zero.</summary>
    [Hyper(false)] public partial bool FloorNorms { get; init; }

    /// <summary>Looks one step ahead.</summary>
    [Hyper(false, Role = HyperRole.Nesterov)] public partial bool Nesterov { get; init; }

    private bool UsesMomentum => Momentum != 0;

    [State(When = nameof(UsesMomentum))] private float buffer;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar decay = LearningRate * WeightDecay / (1 - Momentum);
        float update = (1 - Dampening) * gradient;
        if (UsesMomentum)
        {
            update = Fma((float)Momentum, buffer, update);
            buffer = update;
        }
        if (Nesterov)
            update = Fma((float)Momentum, update, gradient);
        if (Shape.Rank > 1)
        {
            update = TangentProjection.Project(parameter, gradient, update, Delta, Epsilon, FloorNorms);
            decay *= TangentProjection.Projects(parameter, gradient, Delta, Epsilon, FloorNorms) == 0 ? 1 : DecayRatio;
            if (UsesMomentum && !Nesterov)
                buffer = update;
        }
        return parameter - Fma((float)decay, parameter, LearningRate * update);
    }
}
