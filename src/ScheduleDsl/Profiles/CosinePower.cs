using static ScheduleDsl.Language;

namespace ScheduleDsl.Profiles;

/// <summary>A power of the cosine: <c>((1 + cos(pi t)) / 2)^exponent</c>; above 1 it falls faster at first.</summary>
/// <remarks>The <c>exponent</c> of optax's <c>cosine_decay_schedule</c>.</remarks>
[Profile(Falling = true)]
public static partial class CosinePower
{
    /// <summary>The height at time <paramref name="t"/> in [0, 1]: 1 at 0, 0.5^exponent at 1/2, 0 at 1.</summary>
    /// <param name="t">Time in [0, 1].</param>
    /// <param name="exponent">Above 0; 1 is the cosine itself.</param>
    public static double Value(double t, [Setting(Above = 0)] double exponent = 2) => Pow((1 + Cos(3.141592653589793 * t)) / 2, exponent);
}
