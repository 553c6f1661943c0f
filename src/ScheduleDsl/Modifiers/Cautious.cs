using ScheduleDsl.Optimizers;
using static ScheduleDsl.Language;

namespace ScheduleDsl.Modifiers;

/// <summary>Cautious mask: a weight moves only where the rule's step goes against its gradient.</summary>
/// <remarks>
/// With the step <c>u = x - x'</c> of the rule: <c>u = u m / max(mean(m), LeastShare)</c> where <c>m = 1</c> for <c>u g > 0</c>, else 0; the mean is over
/// the tensor and keeps the step as large as it was. <see cref="CautiousScaling.CountPlusOne"/> has <c>u m n / (sum(m) + 1)</c>. What the rule decays is masked with its step: attach <see cref="DecoupledDecay"/>, which
/// comes later, to leave it out. Liang et al., "Cautious Optimizers: Improving Training with One Line of Code", 2024.
/// </remarks>
[Modifier(Stage = ModifierStage.UpdateMask)]
public sealed partial class Cautious
{
    /// <summary>Least share of unmasked weights that the step is scaled by.</summary>
    [Hyper(1e-3, Above = 0, Max = 1)] public partial Scalar LeastShare { get; init; }

    /// <summary>How the step is made as large as it was.</summary>
    [Hyper(CautiousScaling.ClampedMean)] public partial CautiousScaling Scaling { get; init; }

    [ModifyParameter]
    private float Mask(float before, float after, float gradient)
    {
        float step = before - after;
        float mask = step * gradient > 0 ? 1f : 0f;
        Scalar kept = Across.Tensor.Sum(mask);
        return before - step * mask * (Scaling == CautiousScaling.ClampedMean ? 1 / Max(kept / Shape.Length, LeastShare) : Shape.Length / (kept + 1));
    }
}
