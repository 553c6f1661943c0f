using static ScheduleDsl.Language;

namespace ScheduleDsl.Modifiers;

/// <summary>Weight decay as part of the gradient: L2 regularisation.</summary>
/// <remarks>
/// <c>g = g + Decay x</c>, the gradient of <c>Decay / 2 |x|^2</c>. It passes through the rule's moments and is divided by their root, so
/// that weights with large gradients decay less; <see cref="DecoupledDecay"/> does not.
/// </remarks>
[Modifier(Stage = ModifierStage.CoupledDecay)]
public sealed partial class CoupledDecay
{
    /// <summary>Weight of the penalty.</summary>
    [Hyper(1e-2, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar Decay { get; init; }

    [ModifyGradient]
    private float Penalize(float parameter, float gradient) => Fma((float)Decay, parameter, gradient);
}
