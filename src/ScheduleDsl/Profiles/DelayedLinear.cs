using static ScheduleDsl.Language;

namespace ScheduleDsl.Profiles;

/// <summary><see cref="Linear"/> after a delay: 1 for <c>t &lt; delay</c>, then the profile on what is left.</summary>
/// <remarks>Chen, Wolfe, Kyrillidis, "REX: Revisiting Budgeted Training with an Improved Schedule", 2021.</remarks>
[Profile(Falling = true)]
public static partial class DelayedLinear
{
    /// <summary>The height at time <paramref name="t"/> in [0, 1]: 1 up to the delay, 0 at 1.</summary>
    /// <param name="t">Time in [0, 1].</param>
    /// <param name="delay">The part of the time that is spent at 1, at least 0 and below 1.</param>
    public static double Value(double t, [Setting(Min = 0, Below = 1)] double delay = 0.25) => Linear.Value(Max(t - delay, 0) / (1 - delay));
}
