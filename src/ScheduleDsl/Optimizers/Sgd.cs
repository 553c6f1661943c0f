using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Stochastic gradient descent with momentum, dampening, Nesterov's look-ahead and coupled weight decay.</summary>
/// <remarks>
/// <c>g = g + wd x</c>; <c>b = g</c> at the first step, then <c>b = mu b + (1 - dampening) g</c>; <c>x = x - lr b</c>, or with
/// Nesterov <c>x = x - lr (g + mu b)</c>. The rate is outside of the buffer, as in PyTorch.
/// Robbins and Monro, 1951; Polyak, 1964; Nesterov, 1983; Sutskever et al., 2013.
/// </remarks>
[Optimizer]
public sealed partial class Sgd
{
    /// <summary>Learning rate.</summary>
    [Hyper(1e-2, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Momentum; 0 needs no state.</summary>
    [Hyper(0.0, Min = 0, Below = 1, Role = HyperRole.Momentum)] public partial Scalar Momentum { get; init; }

    /// <summary>What the gradient's weight in the buffer is lowered by; it does not act on the first step.</summary>
    [Hyper(0.0, Min = 0, Max = 1)] public partial Scalar Dampening { get; init; }

    /// <summary>Coupled decay: times the weight, it is added to the gradient.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>Looks ahead along the buffer.</summary>
    [Hyper(false)] public partial bool Nesterov { get; init; }

    /// <summary>Ascends instead of descending.</summary>
    [Hyper(false)] public partial bool Maximize { get; init; }

    private bool UsesMomentum => Momentum != 0;

    [State(When = nameof(UsesMomentum))] private float buffer;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        float direction = Maximize ? -gradient : gradient;
        if (WeightDecay != 0)
            direction = Fma((float)WeightDecay, parameter, direction);
        if (UsesMomentum)
        {
            if (Step == 1)
                buffer = direction;
            else
                buffer = Fma((float)Momentum, buffer, (1 - Dampening) * direction);
            direction = Nesterov ? Fma((float)Momentum, buffer, direction) : buffer;
        }
        return parameter - LearningRate * direction;
    }
}
