using static ScheduleDsl.Language;

namespace ScheduleDsl.Profiles;

/// <summary>The unified budget-aware shape: <c>2 c / (2 phi + (2 - phi) c)</c> with <c>c = 1 + cos(pi t)</c>; 2 is the cosine, below it the fall comes later, above it earlier.</summary>
/// <remarks>
/// The unified budget-aware schedule of Tang et al., 2025. UNVERIFIED: the formula was read from a third-party implementation,
/// not from the paper, whose general form has several phases.
/// </remarks>
[Profile(Falling = true)]
public static partial class Uba
{
    /// <summary>The height at time <paramref name="t"/> in [0, 1]: 1 at 0, 0 at 1.</summary>
    /// <param name="t">Time in [0, 1].</param>
    /// <param name="phi">How early it falls, above 0; typically 0.25 to 10, larger for harder problems.</param>
    public static double Value(double t, [Setting(Above = 0)] double phi = 1) => 2 * (1 + Cos(3.141592653589793 * t)) / (2 * phi + (2 - phi) * (1 + Cos(3.141592653589793 * t)));
}
