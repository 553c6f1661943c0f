using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Signum: the sign of the average gradient, with decoupled weight decay. Without momentum it is signSGD and has no state.</summary>
/// <remarks>
/// <para><c>m = Momentum * m + (1 - Momentum) g</c>, <c>x -= LearningRate * (sign(m) + WeightDecay * x)</c>. A sign of zero is zero.</para>
/// <para>Bernstein et al., "signSGD: Compressed Optimisation for Non-Convex Problems", 2018.</para>
/// </remarks>
[Optimizer]
public sealed partial class Signum
{
    /// <summary>Step size, at least 0.</summary>
    [Hyper(1e-3, Min = 0, Role = HyperRole.LearningRate)]
    public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the average gradient, in [0, 1); 0 needs no state.</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.Momentum)]
    public partial Scalar Momentum { get; init; }

    /// <summary>Decoupled decay for each unit of learning rate, at least 0.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)]
    public partial Scalar WeightDecay { get; init; }

    [State(When = nameof(UsesMomentum))]
    private float average;

    private bool UsesMomentum => Momentum != 0;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        float direction = gradient;
        if (UsesMomentum)
        {
            average = Lerp(gradient, average, Momentum);
            direction = average;
        }

        return parameter - LearningRate * (Sign(direction) + WeightDecay * parameter);
    }
}
