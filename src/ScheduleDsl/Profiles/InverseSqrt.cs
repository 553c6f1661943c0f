using static ScheduleDsl.Language;

namespace ScheduleDsl.Profiles;

/// <summary>An inverse square root brought to 0 at its end: <c>1 - h(t) / h(1)</c> with <c>h(t) = 1 / sqrt(1 + alpha t) - 1</c>; the larger <c>alpha</c>, the faster at first.</summary>
/// <remarks>
/// The cooldown of the infinite schedules of Ibrahim et al., "Simple and Scalable Strategies to Continually Pre-train Large Language Models",
/// 2024, where <c>alpha</c> is 10.
/// </remarks>
[Profile(Falling = true)]
public static partial class InverseSqrt
{
    /// <summary>The height at time <paramref name="t"/> in [0, 1]: 1 at 0, 0 at 1.</summary>
    /// <param name="t">Time in [0, 1].</param>
    /// <param name="alpha">Above 0.</param>
    public static double Value(double t, [Setting(Above = 0)] double alpha = 10) => 1 - (1 / Sqrt(1 + alpha * t) - 1) / (1 / Sqrt(1 + alpha) - 1);
}
