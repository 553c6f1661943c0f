using static ScheduleDsl.Language;

namespace ScheduleDsl.Perturbations;

/// <summary>
/// Moves the weights to where the loss is about largest within a ball around them: the first half of a step of sharpness-aware minimisation (SAM).
/// <see cref="PerturbedRun"/> takes a rule's gradient there.
/// </summary>
/// <remarks>
/// <c>e = rho T^2 g / (|T g| + eps)</c> with the norm over all weights of the run, whatever their group, and <c>T = 1</c>, or <c>T = |x| + Offset</c> where it is adaptive, so that scaling
/// weights that cancel out changes nothing. Foret et al., "Sharpness-Aware Minimization for Efficiently Improving Generalization", 2021; Kwon et al., "ASAM: Adaptive
/// Sharpness-Aware Minimization for Scale-Invariant Learning of Deep Neural Networks", 2021.
/// </remarks>
[Optimizer(IsRegistered = false)]
public sealed partial class SharpnessAscent
{
    /// <summary>rho: how far the weights move; usually 0.05, and 0.5 to 2 where it is adaptive. A group may have its own.</summary>
    [Hyper(0.05, Min = 0)] public partial Scalar Radius { get; init; }

    /// <summary>Measures in units of each weight's size. A group may differ: the official code of ASAM has it for weights, not for biases.</summary>
    [Hyper(false)] public partial bool Adaptive { get; init; }

    /// <summary>eta: added to a weight's size; 0.01 in the official code of ASAM, 0 in others.</summary>
    [Hyper(0.0, Min = 0)] public partial Scalar Offset { get; init; }

    /// <summary>Added to the norm.</summary>
    [Hyper(1e-12, Min = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        float scale = 1;
        if (Adaptive)
            scale = Abs(parameter) + Offset;
        float scaled = scale * gradient;
        Scalar size = Radius / (Across.All.Norm(scaled) + Epsilon);
        return Fma((float)size, scale * scaled, parameter);
    }
}
