using static ScheduleDsl.Language;

namespace ScheduleDsl.Profiles;

/// <summary>One minus the square root: <c>1 - sqrt(t)</c>, fast at first and slow at the end.</summary>
/// <remarks>
/// The cooldown that did best in Hägele et al., "Scaling Laws and Compute-Optimal Training Beyond Fixed Training Durations", 2024.
/// </remarks>
[Profile(Falling = true)]
public static partial class OneMinusSqrt
{
    /// <summary>The height at time <paramref name="t"/> in [0, 1]: 1 at 0, 1/2 at 1/4, 0 at 1.</summary>
    public static double Value(double t) => 1 - Sqrt(t);
}
