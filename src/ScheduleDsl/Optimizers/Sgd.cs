using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Stochastic gradient descent, with heavy-ball or Nesterov momentum.</summary>
/// <remarks>
/// <para><c>g = gradient + WeightDecay * x</c> (coupled decay; <c>-gradient</c> with <c>Maximize</c>).</para>
/// <para><c>b = g</c> at the first step, then <c>b = Momentum * b + (1 - Dampening) g</c>; without momentum <c>b = g</c>, and no state.</para>
/// <para><c>x -= LearningRate * b</c>, with Nesterov <c>x -= LearningRate (g + Momentum * b)</c>. The rate stays outside the buffer.</para>
/// <para>Robbins and Monro, 1951; Polyak, 1964; Sutskever et al., "On the importance of initialization and momentum", 2013.</para>
/// </remarks>
[Optimizer]
public sealed partial class Sgd
{
    /// <summary>Step size, at least 0.</summary>
    [Hyper(1e-3, Min = 0, Role = HyperRole.LearningRate)]
    public partial Scalar LearningRate { get; init; }

    /// <summary>Share of the last direction that is kept, in [0, 1); 0 needs no state.</summary>
    [Hyper(0.0, Min = 0, Below = 1, Role = HyperRole.Momentum)]
    public partial Scalar Momentum { get; init; }

    /// <summary>What new gradients lose beside the momentum, in [0, 1]; the first enters whole.</summary>
    [Hyper(0.0, Min = 0, Max = 1, Role = HyperRole.Dampening)]
    public partial Scalar Dampening { get; init; }

    /// <summary>Factor of the parameter in the gradient (coupled decay), at least 0.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)]
    public partial Scalar WeightDecay { get; init; }

    /// <summary>Whether the step looks ahead along the momentum.</summary>
    [Hyper(false, Role = HyperRole.Nesterov)]
    public partial bool Nesterov { get; init; }

    /// <summary>Whether to climb; the decay still pulls towards zero.</summary>
    [Hyper(false)]
    public partial bool Maximize { get; init; }

    [State(When = nameof(UsesMomentum))]
    private float buffer;

    private bool UsesMomentum => Momentum != 0;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar direction = Maximize ? -1 : 1;
        gradient = direction * gradient;
        if (WeightDecay != 0)
            gradient += WeightDecay * parameter;

        if (UsesMomentum)
        {
            // The buffer starts at zero, so that without dampening the first step is no special case.
            Scalar share = Step == 1 ? 1 : 1 - Dampening;
            buffer = Momentum * buffer + share * gradient;
            if (Nesterov)
                gradient += Momentum * buffer;
            else
                gradient = buffer;
        }

        return parameter - LearningRate * gradient;
    }
}
