using static ScheduleDsl.Language;

namespace ScheduleDsl.Modifiers;

/// <summary>Brings every number of the gradient into an interval around 0.</summary>
/// <remarks>
/// <c>g = min(max(g, -Limit), Limit)</c>. Unlike clipping by a norm it changes the gradient's direction. NaN stays NaN.
/// PyTorch's <c>clip_grad_value_</c>.
/// </remarks>
[Modifier(Stage = ModifierStage.Clip)]
public sealed partial class ClipByValue
{
    /// <summary>Largest absolute value of a gradient.</summary>
    [Hyper(1.0, Min = 0, Role = HyperRole.ClipLimit)] public partial Scalar Limit { get; init; }

    [ModifyGradient]
    private float Clip(float parameter, float gradient) => Clamp(gradient, -Limit, Limit);
}
