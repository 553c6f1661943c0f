using static ScheduleDsl.Language;

namespace ScheduleDsl.Profiles;

/// <summary>An exponential brought to 0 at its end: <c>2 * 0.5^t - 1</c>.</summary>
/// <remarks>The "exponential" cooldown of Megatron-LM's WSD schedule (<c>optimizer_param_scheduler.py</c>).</remarks>
[Profile(Falling = true)]
public static partial class Halving
{
    /// <summary>The height at time <paramref name="t"/> in [0, 1]: 1 at 0, 0.414 at 1/2, 0 at 1.</summary>
    public static double Value(double t) => 2 * Pow(0.5, t) - 1;
}
