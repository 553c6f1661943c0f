using static ScheduleDsl.Language;

namespace ScheduleDsl.Schedules;

/// <summary>A line up over <c>WarmupSteps</c>, then <c>Peak sqrt(Timescale / (Timescale + k - WarmupSteps))</c>, without end.</summary>
/// <remarks>
/// With <c>W = WarmupSteps</c> update <c>k</c>, counted from 0, gets <c>Peak k / W</c> for <c>k &lt; W</c>. A timescale of 0 stands for <c>W</c> (or 1 without a
/// warmup), and the curve is then <c>Peak sqrt(W / k)</c>: the schedule of Vaswani et al., 2017, by its peak. It needs no budget; combine it with
/// <see cref="ScheduleCombinators.Cooldown(Schedule, double, double)"/> to end a run.
/// </remarks>
public sealed partial class InverseSqrt
{
    /// <param name="peak">The value after the warmup, at least 0.</param>
    /// <param name="warmupSteps">Length of the warmup in updates.</param>
    /// <param name="timescale">Updates after which the decay bends, above 0; 0 for the length of the warmup.</param>
    [Schedule]
    private static Curve Define([Setting(Min = 0, Role = HyperRole.Peak)] double peak = 1, long warmupSteps = 100, [Setting(Min = 0)] double timescale = 0)
    {
        double scale = timescale > 0 ? timescale : Max((double)warmupSteps, 1);
        return Curve.Line(0, peak, warmupSteps).Then(Curve.Of(k => peak * Sqrt(scale / (scale + k))));
    }
}
