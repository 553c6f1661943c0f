using static ScheduleDsl.Language;

namespace ScheduleDsl.Profiles;

/// <summary>A polynomial on a warped time: <c>(1 - t^k)^power</c>; above 1 <c>k</c> makes it fall later.</summary>
/// <remarks>Zhang and Li, "k-decay: A New Method for Learning Rate Schedule", 2020; <c>lr_k_decay</c> of timm's <c>poly</c>.</remarks>
[Profile(Falling = true)]
public static partial class KDecayPolynomial
{
    /// <summary>The height at time <paramref name="t"/> in [0, 1]: 1 at 0, 0 at 1.</summary>
    /// <param name="t">Time in [0, 1].</param>
    /// <param name="k">The exponent of the time, above 0.</param>
    /// <param name="power">The exponent of what is left, above 0.</param>
    public static double Value(double t, [Setting(Above = 0)] double k = 1, [Setting(Above = 0)] double power = 2) => Pow(1 - Pow(t, k), power);
}
