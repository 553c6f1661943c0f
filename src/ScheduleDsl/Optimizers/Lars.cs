using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>LARS: SGD whose rate each tensor scales by the ratio of its weights' norm to its gradient's.</summary>
/// <remarks>
/// <para><c>r = tau |x| / (|g| + wd |x| + eps)</c> with Euclidean norms over the tensor, 1 where either is 0; <c>g = r (g + wd x)</c>, then SGD with momentum on it.
/// Without decay tensors are not scaled, unless <see cref="AlwaysAdapt"/>: biases and scales usually have none.</para>
/// <para>LARC clips: <c>r = min(r / lr, 1)</c>. The paper's momentum is over <c>lr r (g + wd x)</c>: <see cref="RateInMomentum"/>.</para>
/// <para>You, Gitman, Ginsburg, "Large Batch Training of Convolutional Networks", 2017.</para>
/// </remarks>
[Optimizer]
public sealed partial class Lars
{
    /// <summary>Learning rate; usually 1 to 30, growing with the batch.</summary>
    [Hyper(1.0, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Share of the last direction that is kept, in [0, 1); usually 0.9. 0 needs no state.</summary>
    [Hyper(0.0, Min = 0, Below = 1, Role = HyperRole.Momentum)] public partial Scalar Momentum { get; init; }

    /// <summary>What new gradients lose beside the momentum, in [0, 1]; the first enters whole. Usually 0.</summary>
    [Hyper(0.0, Min = 0, Max = 1, Role = HyperRole.Dampening)] public partial Scalar Dampening { get; init; }

    /// <summary>Coupled decay: times the weight, it is added to the gradient; usually 1e-5 to 1e-3.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>tau: how far, as a share of a tensor's norm, a step with a rate of 1 may go; usually 1e-3 to 0.02.</summary>
    [Hyper(1e-3, Above = 0)] public partial Scalar TrustCoefficient { get; init; }

    /// <summary>Added to the gradient's norm; usually 1e-8.</summary>
    [Hyper(1e-8, Min = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Whether the step looks ahead along the momentum.</summary>
    [Hyper(false, Role = HyperRole.Nesterov)] public partial bool Nesterov { get; init; }

    /// <summary>Never moves further than SGD would (LARC).</summary>
    [Hyper(false)] public partial bool ClipTrust { get; init; }

    /// <summary>Scales tensors without decay too.</summary>
    [Hyper(false)] public partial bool AlwaysAdapt { get; init; }

    /// <summary>The rate is a factor of what enters the momentum, as in the paper, not of what leaves it.</summary>
    [Hyper(false)] public partial bool RateInMomentum { get; init; }

    private bool UsesMomentum => Momentum != 0;

    [State(When = nameof(UsesMomentum))] private float buffer;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar inner = RateInMomentum ? LearningRate : 1;
        Scalar outer = RateInMomentum ? 1 : LearningRate;
        float direction = gradient;
        if (WeightDecay != 0 || AlwaysAdapt)
        {
            Scalar weightNorm = Across.Tensor.Norm(parameter);
            Scalar gradientNorm = Across.Tensor.Norm(gradient);
            Scalar trust = weightNorm == 0 || gradientNorm == 0 ? 1 : TrustCoefficient * weightNorm / (gradientNorm + WeightDecay * weightNorm + Epsilon);
            if (ClipTrust)
                trust = Min(trust / LearningRate, 1);
            direction = trust * Fma((float)WeightDecay, parameter, gradient);
        }
        direction = inner * direction;
        if (UsesMomentum)
        {
            Scalar share = Step == 1 ? 1 : 1 - Dampening;
            buffer = Momentum * buffer + share * direction;
            if (Nesterov)
                direction += Momentum * buffer;
            else
                direction = buffer;
        }
        return parameter - outer * direction;
    }
}
