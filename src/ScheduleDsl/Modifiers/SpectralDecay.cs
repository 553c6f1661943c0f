using ScheduleDsl.Optimizers;
using static ScheduleDsl.Language;

namespace ScheduleDsl.Modifiers;

/// <summary>Spectral weight decay: decay of the largest singular value alone.</summary>
/// <remarks>
/// <para><c>W = W - Decay s u v^T</c>; s, u and v from 16 power iterations that begin at random in every step. The decay is not multiplied by the rate.</para>
/// <para>Newhouse et al., "Training Transformers with Enforced Lipschitz Bounds", 2025.</para>
/// </remarks>
[Modifier(Stage = ModifierStage.Project)]
public sealed partial class SpectralDecay
{
    /// <summary>The share of the largest singular value that a step takes away, in [0, 1]; usually 0.01 to 0.1.</summary>
    [Hyper(0.05, Min = 0, Max = 1)] public partial Scalar Decay { get; init; }

    /// <summary>The power iteration starts from the sums of an input <c>start</c> along the longer side, in the place of drawn numbers: to repeat the run of another implementation.</summary>
    [Hyper(false)] public partial bool StartIsGiven { get; init; }

    [ModifyParameter]
    private float Shrink(float before, float after, [Input(When = nameof(StartIsGiven))] float start)
    {
        float noise;
        if (StartIsGiven)
            noise = start;
        else
            noise = Draw.Normal();
        return after - (float)Decay * PowerIteration.LargestPart(after, noise);
    }
}
