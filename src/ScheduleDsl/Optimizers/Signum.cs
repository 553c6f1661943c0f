using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Signum: the sign of a momentum, with decoupled weight decay; without momentum it is signSGD and needs no state.</summary>
/// <remarks>
/// <c>m = beta m + (1 - beta) g</c>, <c>x = x - lr (sign(m) + wd x)</c>. The factor <c>1 - beta</c> does not change the sign,
/// so this is the heavy-ball form of the paper too.
/// Bernstein et al., "signSGD: Compressed Optimisation for Non-Convex Problems", 2018.
/// </remarks>
[Optimizer]
public sealed partial class Signum
{
    /// <summary>How far every weight moves in a step.</summary>
    [Hyper(1e-3, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>How slowly the momentum forgets; 0 is signSGD.</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Momentum { get; init; }

    /// <summary>Decoupled decay: times the rate, the share of a weight that a step takes away.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    private bool UsesMomentum => Momentum != 0;

    [State(When = nameof(UsesMomentum))] private float average;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        float direction = gradient;
        if (UsesMomentum)
        {
            average = Lerp(gradient, average, Momentum);
            direction = average;
        }
        return parameter - LearningRate * Fma((float)WeightDecay, parameter, Sign(direction));
    }
}
