using ScheduleDsl.Optimizers;
using static ScheduleDsl.Language;

namespace ScheduleDsl.Modifiers;

/// <summary>Spectral hard cap: singular values above the bound become the bound, about, and the others stay, about.</summary>
/// <remarks>
/// <para>Of <c>X = W / (Bound sqrt(rows / columns))</c> four odd quintics bring each singular value s near <c>min(1, s)</c>, for s up to 3.5 (1 itself becomes 0.97, nothing more than 1.02): larger ones turn their sign, and from 4.1 on grow without end.</para>
/// <para>Twelve products. Newhouse et al., "Training Transformers with Enforced Lipschitz Bounds", 2025.</para>
/// </remarks>
[Modifier(Stage = ModifierStage.Project)]
public sealed partial class HardCap
{
    /// <summary>Largest singular value in units of <c>sqrt(rows / columns)</c>, above 0; usually 1 to 4.</summary>
    [Hyper(1.0, Above = 0)] public partial Scalar Bound { get; init; }

    [ModifyParameter]
    private float Cap(float before, float after)
    {
        Scalar unit = Bound * Orthogonal.Scale(MuonScaling.Spectral);
        float x = Orthogonal.Quintic(after / unit, 0.805032, 0.206361, -0.019763);
        x = Orthogonal.Quintic(x, 0.649867, 0.162935, -0.011150);
        x = Orthogonal.Quintic(x, 1.810259, -0.200265, 0.008251);
        return unit * Orthogonal.Quintic(x, 1.004384, -0.183490, 0.014413);
    }
}
