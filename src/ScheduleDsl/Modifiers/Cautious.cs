using static ScheduleDsl.Language;

namespace ScheduleDsl.Modifiers;

/// <summary>Cautious mask: a weight moves only where the rule's step goes against its gradient.</summary>
/// <remarks>
/// With the step <c>u = x - x'</c> of the rule: <c>u = u m / max(mean(m), LeastShare)</c> where <c>m = 1</c> for <c>u g > 0</c>, else 0; the mean is over
/// the tensor and keeps the step as large as it was. What the rule decays is masked with its step: attach <see cref="DecoupledDecay"/>, which
/// comes later, to leave it out. Liang et al., "Cautious Optimizers: Improving Training with One Line of Code", 2024.
/// </remarks>
[Modifier(Stage = ModifierStage.UpdateMask)]
public sealed partial class Cautious
{
    /// <summary>Least share of unmasked weights that the step is scaled by.</summary>
    [Hyper(1e-3, Above = 0, Max = 1)] public partial Scalar LeastShare { get; init; }

    [ModifyParameter]
    private float Mask(float before, float after, float gradient)
    {
        float step = before - after;
        float mask = step * gradient > 0 ? 1f : 0f;
        return before - step * mask * (1 / Max(Across.Tensor.Mean(mask), LeastShare));
    }
}
