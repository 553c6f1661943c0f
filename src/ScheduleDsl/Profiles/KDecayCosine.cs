using static ScheduleDsl.Language;

namespace ScheduleDsl.Profiles;

/// <summary>The cosine on a warped time: <c>(1 + cos(pi t^k)) / 2</c>; above 1 it falls later, below it earlier.</summary>
/// <remarks>Zhang and Li, "k-decay: A New Method for Learning Rate Schedule", 2020; <c>lr_k_decay</c> of timm's cosine.</remarks>
[Profile(Falling = true)]
public static partial class KDecayCosine
{
    /// <summary>The height at time <paramref name="t"/> in [0, 1]: 1 at 0, 0 at 1.</summary>
    /// <param name="t">Time in [0, 1].</param>
    /// <param name="k">The exponent of the time, above 0; 1 is the cosine itself.</param>
    public static double Value(double t, [Setting(Above = 0)] double k = 1) => (1 + Cos(3.141592653589793 * Pow(t, k))) / 2;
}
