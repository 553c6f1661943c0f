namespace ScheduleDsl.Modifiers;

/// <summary>Takes the scale of the loss out of the gradient.</summary>
/// <remarks>
/// <c>g = g / Scale</c>, for gradients of a loss that was multiplied by <c>Scale</c> so that float16 holds them. A power of 2 changes no bit
/// of a normal number. Micikevicius et al., "Mixed Precision Training", 2018.
/// </remarks>
[Modifier(Stage = ModifierStage.Unscale, Traits = RuleTraits.ScalesGradients)]
public sealed partial class LossScale
{
    /// <summary>What the loss was multiplied by.</summary>
    [Hyper(65536.0, Above = 0, Role = HyperRole.LossScale)] public partial Scalar Scale { get; init; }

    [ModifyGradient]
    private float Unscale(float parameter, float gradient) => gradient * (1 / Scale);
}
