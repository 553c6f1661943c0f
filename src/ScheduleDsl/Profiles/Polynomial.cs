using static ScheduleDsl.Language;

namespace ScheduleDsl.Profiles;

/// <summary>A power of the straight line: <c>(1 - t)^power</c>; 1 is the line itself, above it the fall is fast at first.</summary>
/// <remarks>PyTorch's <c>PolynomialLR</c>, Hugging Face's <c>polynomial_decay_schedule_with_warmup</c>, timm's <c>poly</c>.</remarks>
[Profile(Falling = true)]
public static partial class Polynomial
{
    /// <summary>The height at time <paramref name="t"/> in [0, 1]: 1 at 0, 0.5^power at 1/2, 0 at 1.</summary>
    /// <param name="t">Time in [0, 1].</param>
    /// <param name="power">The exponent, above 0.</param>
    public static double Value(double t, [Setting(Above = 0)] double power = 2) => Pow(1 - t, power);
}
