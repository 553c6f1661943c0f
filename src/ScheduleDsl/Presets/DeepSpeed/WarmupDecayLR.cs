namespace ScheduleDsl.DeepSpeed;

/// <summary>DeepSpeed's <c>WarmupDecayLR</c>: up as <see cref="WarmupLR"/>, then in a straight line down to <c>WarmupMinLr</c>.</summary>
/// <remarks>
/// With <c>W = max(2, WarmupNumSteps)</c> and <c>T = TotalNumSteps</c> iteration <c>i &gt;= W</c>, counted from 0, gets <c>WarmupMinLr + (WarmupMaxLr - WarmupMinLr) max(0,
/// (T - i) / (T - W))</c>: the end is <c>WarmupMinLr</c>, not 0, reached at <c>i = T</c> and kept. An engine makes update <c>k</c> with <c>At(k - 1)</c>: see
/// <see cref="WarmupLR"/>. A warmup longer than the run is refused here; the original warns.
/// </remarks>
public sealed partial class WarmupDecayLR
{
    /// <param name="totalNumSteps">Iterations of the whole run, the warmup among them.</param>
    /// <param name="warmupMinLr">Rate at iteration 0, and at the end.</param>
    /// <param name="warmupMaxLr">Rate at the end of the warmup.</param>
    /// <param name="warmupNumSteps">Iterations of the warmup, taken as 2 where it is 1.</param>
    /// <param name="warmupType">Shape of the warmup.</param>
    [Schedule]
    private static Curve Define(
        [Setting(Role = HyperRole.Length)] long totalNumSteps,
        [Setting(Min = 0)] double warmupMinLr = 0,
        [Setting(Min = 0, Role = HyperRole.Peak)] double warmupMaxLr = 0.001,
        [Setting(Min = 1, Role = HyperRole.WarmupLength)] long warmupNumSteps = 1000,
        WarmupType warmupType = WarmupType.Log)
    {
        Curve.Require(warmupNumSteps <= totalNumSteps, "the warmup takes longer than the run");
        return Warmup.Rise(warmupType, warmupMinLr, warmupMaxLr, warmupNumSteps)
            .Then(LinearDescent.Of(warmupMaxLr, warmupMinLr, totalNumSteps - Warmup.Steps(warmupNumSteps)));
    }
}
