using static ScheduleDsl.Language;

namespace ScheduleDsl.Schedules;

/// <summary>Warmup, stable, decay as MiniCPM has it: the decay halves the rate every <c>HalfLife</c> updates, without end.</summary>
/// <remarks>
/// With <c>W = WarmupSteps</c> and <c>S = WarmupSteps + StableSteps</c> update <c>k</c>, counted from 0, gets <c>Peak k / W</c> for <c>k &lt; W</c>, <c>Peak</c> up to <c>S</c>, then
/// <c>Peak 2^(-(k - S) / HalfLife)</c>, which is never 0. Hu et al., "MiniCPM", 2024 (half-life 5000 updates there).
/// </remarks>
public sealed partial class HalfLifeWsd
{
    /// <param name="peak">The value of the stable part, at least 0.</param>
    /// <param name="warmupSteps">Length of the rise in updates.</param>
    /// <param name="stableSteps">Length of the stable part in updates.</param>
    /// <param name="halfLife">Updates in which the decay halves the rate, above 0.</param>
    [Schedule]
    private static Curve Define(
        [Setting(Min = 0, Role = HyperRole.Peak)] double peak = 1, long warmupSteps = 1000, long stableSteps = 10_000, [Setting(Above = 0)] double halfLife = 5000) =>
        Curve.Line(0, peak, warmupSteps).Then(Curve.Constant(peak, stableSteps)).Then(Curve.Of(k => peak * Pow(0.5, k / halfLife)));
}
