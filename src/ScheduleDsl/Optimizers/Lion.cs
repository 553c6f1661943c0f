using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Lion: the sign of an interpolated momentum, with decoupled weight decay.</summary>
/// <remarks>
/// <para><c>x -= LearningRate * (sign(Beta1 m + (1 - Beta1) g) + WeightDecay * x)</c>, then <c>m = Beta2 m + (1 - Beta2) g</c>.</para>
/// <para>A sign of zero is zero. Rates are usually 3 to 10 times smaller than Adam's, decays as much larger.</para>
/// <para>Chen et al., "Symbolic Discovery of Optimization Algorithms", 2023.</para>
/// </remarks>
[Optimizer]
public sealed partial class Lion
{
    /// <summary>Step size, at least 0.</summary>
    [Hyper(1e-4, Min = 0, Role = HyperRole.LearningRate)]
    public partial Scalar LearningRate { get; init; }

    /// <summary>Weight of the momentum in the direction of the step, in [0, 1).</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)]
    public partial Scalar Beta1 { get; init; }

    /// <summary>Decay of the momentum, in [0, 1).</summary>
    [Hyper(0.99, Min = 0, Below = 1, Role = HyperRole.Momentum)]
    public partial Scalar Beta2 { get; init; }

    /// <summary>Decoupled decay for each unit of learning rate, at least 0.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)]
    public partial Scalar WeightDecay { get; init; }

    [State] private float momentum;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        float direction = Sign(Lerp(gradient, momentum, Beta1));
        momentum = Lerp(gradient, momentum, Beta2);
        return parameter - LearningRate * (direction + WeightDecay * parameter);
    }
}
