namespace ScheduleDsl.DeepSpeed;

/// <summary>DeepSpeed's <c>WarmupLR</c>: up to <c>WarmupMaxLr</c>, by default along a logarithm, which is kept.</summary>
/// <remarks>
/// <para>
/// With <c>W = max(2, WarmupNumSteps)</c> iteration <c>i</c>, counted from 0, gets <c>WarmupMinLr + (WarmupMaxLr - WarmupMinLr) g</c>, <c>g = ln(i + 1) / ln(W)</c> or
/// <c>i / W</c> for <c>i &lt; W</c>, then 1. Along the logarithm the peak is reached one iteration early, at <c>i = W - 1</c>.
/// </para>
/// <para>
/// <c>At(i)</c> is the rate at DeepSpeed's <c>last_batch_iteration = i</c>, which <c>step()</c> sets after the first update: an engine makes update 0 at
/// <c>WarmupMinLr</c> and update <c>k</c> with <c>At(k - 1)</c>, which is <c>new WarmupLR().Offset(-1)</c>.
/// </para>
/// </remarks>
public sealed partial class WarmupLR
{
    /// <param name="warmupMinLr">Rate at iteration 0.</param>
    /// <param name="warmupMaxLr">Rate at the end of the warmup.</param>
    /// <param name="warmupNumSteps">Iterations of the warmup, taken as 2 where it is 1.</param>
    /// <param name="warmupType">Shape of the warmup.</param>
    [Schedule]
    private static Curve Define(
        [Setting(Min = 0)] double warmupMinLr = 0,
        [Setting(Min = 0, Role = HyperRole.Peak)] double warmupMaxLr = 0.001,
        [Setting(Min = 1, Role = HyperRole.WarmupLength)] long warmupNumSteps = 1000,
        WarmupType warmupType = WarmupType.Log) =>
        Warmup.Rise(warmupType, warmupMinLr, warmupMaxLr, warmupNumSteps).Then(Curve.Constant(warmupMaxLr));
}
