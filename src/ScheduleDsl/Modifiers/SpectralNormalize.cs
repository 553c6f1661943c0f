using ScheduleDsl.Optimizers;
using static ScheduleDsl.Language;

namespace ScheduleDsl.Modifiers;

/// <summary>Divides a matrix whose largest singular value is above the bound, so that it becomes the bound.</summary>
/// <remarks>
/// <para><c>W = W / max(1, s / (Bound sqrt(rows / columns)))</c>; s from 16 power iterations that begin at random in every step, so it is a little below the true value.</para>
/// <para>Newhouse et al., "Training Transformers with Enforced Lipschitz Bounds", 2025.</para>
/// </remarks>
[Modifier(Stage = ModifierStage.Project)]
public sealed partial class SpectralNormalize
{
    /// <summary>Largest singular value in units of <c>sqrt(rows / columns)</c>, above 0; usually 1 to 4.</summary>
    [Hyper(1.0, Above = 0)] public partial Scalar Bound { get; init; }

    /// <summary>The power iteration starts from the sums of an input <c>start</c> along the longer side, in the place of drawn numbers: to repeat the run of another implementation.</summary>
    [Hyper(false)] public partial bool StartIsGiven { get; init; }

    [ModifyParameter]
    private float Normalize(float before, float after, [Input(When = nameof(StartIsGiven))] float start)
    {
        float noise;
        if (StartIsGiven)
            noise = start;
        else
            noise = Draw.Normal();
        Scalar unit = Bound * Orthogonal.Scale(MuonScaling.Spectral);
        return after / Max(1, PowerIteration.Largest(after / unit, noise));
    }
}
