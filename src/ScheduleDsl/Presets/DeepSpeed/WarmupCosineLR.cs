using static ScheduleDsl.Language;

namespace ScheduleDsl.DeepSpeed;

/// <summary>DeepSpeed's <c>WarmupCosineLR</c>: up as <see cref="WarmupLR"/>, then half a cosine, one iteration ahead, down to a share of the rate.</summary>
/// <remarks>
/// <para>
/// With <c>W = max(2, WarmupNumSteps)</c> and <c>T = TotalNumSteps</c> iteration <c>i</c>, counted from 0, gets <c>Lr (WarmupMinRatio + (1 - WarmupMinRatio) g)</c> for <c>i
/// &lt; W</c>, with the <c>g</c> of <see cref="WarmupLR"/>, then <c>Lr (CosMinRatio + (1 - CosMinRatio) (1 + cos(pi x)) / 2)</c> with <c>x = min(1, (i - W + 1) / (T -
/// W))</c>: the first iteration after the warmup is already below <c>Lr</c>, and the end is reached at <c>i = T - 1</c> and kept. <c>Lr</c> is the optimizer's.
/// </para>
/// <para>
/// An engine makes update <c>k</c> with <c>At(k - 1)</c>, and update 0 with a rate of 0. A warmup longer than the run is refused here; the original warns.
/// </para>
/// </remarks>
public sealed partial class WarmupCosineLR
{
    /// <param name="totalNumSteps">Iterations of the whole run, the warmup among them.</param>
    /// <param name="warmupMinRatio">Share of <c>Lr</c> at iteration 0.</param>
    /// <param name="warmupNumSteps">Iterations of the warmup, taken as 2 where it is 1.</param>
    /// <param name="cosMinRatio">Share of <c>Lr</c> at the end.</param>
    /// <param name="warmupType">Shape of the warmup.</param>
    /// <param name="lr">The optimizer's learning rate, which the original scales.</param>
    [Schedule]
    private static Curve Define(
        [Setting(Role = HyperRole.Length)] long totalNumSteps,
        [Setting(Min = 0)] double warmupMinRatio = 0,
        [Setting(Min = 1, Role = HyperRole.WarmupLength)] long warmupNumSteps = 1000,
        [Setting(Min = 0)] double cosMinRatio = 0.0001,
        WarmupType warmupType = WarmupType.Log,
        [Setting(Min = 0, Role = HyperRole.Peak)] double lr = 0.001)
    {
        Curve.Require(warmupNumSteps <= totalNumSteps, "the warmup takes longer than the run");
        double rest = Max(1, totalNumSteps - Warmup.Steps(warmupNumSteps));
        return Warmup.Rise(warmupType, lr * warmupMinRatio, lr, warmupNumSteps)
            .Then(Curve.Of(rest, i => CurveMath.Mix(lr * cosMinRatio, lr, CurveMath.HalfCosine(Min(1, (i + 1) / rest)))));
    }
}
