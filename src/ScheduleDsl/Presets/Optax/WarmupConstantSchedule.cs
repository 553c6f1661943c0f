namespace ScheduleDsl.Optax;

/// <summary><c>optax.warmup_constant_schedule</c>: a straight line up to the peak, which is kept.</summary>
/// <remarks>
/// Update <c>k</c>, counted from 0, gets <c>InitValue + (PeakValue - InitValue) min(k, WarmupSteps) / WarmupSteps</c>. With <c>WarmupSteps = 0</c> the value stays
/// <c>InitValue</c>, as there. The original has no defaults.
/// </remarks>
public sealed partial class WarmupConstantSchedule
{
    /// <param name="initValue">Value at update 0.</param>
    /// <param name="peakValue">Value at the peak.</param>
    /// <param name="warmupSteps">Updates of the warmup.</param>
    [Schedule]
    private static Curve Define(double initValue = 0, [Setting(Role = HyperRole.Peak)] double peakValue = 0.1, long warmupSteps = 100) =>
        Transition.Line(initValue, peakValue, warmupSteps);
}
