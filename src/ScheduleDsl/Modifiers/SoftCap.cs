using ScheduleDsl.Optimizers;
using static ScheduleDsl.Language;

namespace ScheduleDsl.Modifiers;

/// <summary>Spectral soft cap: bends large singular values down so far that no step lifts any above the bound.</summary>
/// <remarks>
/// <para>Of <c>X = W / sqrt(rows / columns)</c> each singular value s becomes <c>p(s) + a p(s)^3</c> with <c>p(s) = s - a s^3</c>; a is the least strength at which the largest that a step can leave,
/// <c>k = Bound (1 - lr wd) + lr / sqrt(rows / columns)</c>, becomes Bound, and at most 1.</para>
/// <para>For steps whose singular values are at most the rate times <c>sqrt(rows / columns)</c>, such as those of <see cref="LipschitzMuon"/>: then weights that begin within
/// <c>Bound sqrt(rows / columns)</c> stay there. Four products. Newhouse et al., "Training Transformers with Enforced Lipschitz Bounds", 2025.</para>
/// </remarks>
[Modifier(Stage = ModifierStage.Project)]
public sealed partial class SoftCap
{
    /// <summary>Largest singular value in units of <c>sqrt(rows / columns)</c>, above 0; usually 1 to 4.</summary>
    [Hyper(1.0, Above = 0)] public partial Scalar Bound { get; init; }

    /// <summary>The rule's learning rate.</summary>
    [Hyper(1e-3, Min = 0, Role = HyperRole.LearningRate, OfRule = true)] public partial Scalar LearningRate { get; init; }

    /// <summary>The rule's weight decay.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay, OfRule = true)] public partial Scalar WeightDecay { get; init; }

    [ModifyParameter]
    private float Cap(float before, float after)
    {
        Scalar unit = Orthogonal.Scale(MuonScaling.Spectral);
        Scalar strength = CapStrength.OfSoftCap(Bound * (1 - LearningRate * WeightDecay) + LearningRate / unit, Bound);
        float lowered = after / unit;
        lowered -= strength * Orthogonal.Cube(lowered);
        return unit * (lowered + strength * Orthogonal.Cube(lowered));
    }
}
