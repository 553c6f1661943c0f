using ScheduleDsl.Optimizers;
using static ScheduleDsl.Language;

namespace ScheduleDsl.Modifiers;

/// <summary>Spectral hammer: in every step the largest singular value becomes the bound, from above or below.</summary>
/// <remarks>
/// <para><c>W = W + (Bound sqrt(rows / columns) - s) u v^T</c>; s, u and v from 16 power iterations that begin at random in every step. It bounds a norm that grows slowly, as with small rates or Adam: one value is
/// mended in a step. A matrix of zeros stays.</para>
/// <para>Newhouse et al., "Training Transformers with Enforced Lipschitz Bounds", 2025.</para>
/// </remarks>
[Modifier(Stage = ModifierStage.Project)]
public sealed partial class SpectralHammer
{
    /// <summary>Largest singular value in units of <c>sqrt(rows / columns)</c>, above 0; usually 1 to 4.</summary>
    [Hyper(1.0, Above = 0)] public partial Scalar Bound { get; init; }

    /// <summary>The power iteration starts from the sums of an input <c>start</c> along the longer side, in the place of drawn numbers: to repeat the run of another implementation.</summary>
    [Hyper(false)] public partial bool StartIsGiven { get; init; }

    [ModifyParameter]
    private float Hammer(float before, float after, [Input(When = nameof(StartIsGiven))] float start)
    {
        float noise;
        if (StartIsGiven)
            noise = start;
        else
            noise = Draw.Normal();
        Scalar unit = Bound * Orthogonal.Scale(MuonScaling.Spectral);
        float x = after / unit;
        Scalar largest = PowerIteration.Largest(x, noise);
        return after + (largest > 0 ? unit * (1 / largest - 1) : 0) * PowerIteration.LargestPart(x, noise);
    }
}
