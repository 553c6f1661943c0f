using static ScheduleDsl.Language;

namespace ScheduleDsl.HuggingFace;

/// <summary>
/// <c>transformers.get_cosine_with_min_lr_schedule_with_warmup_lr_rate</c> (<c>cosine_warmup_with_min_lr</c>): a warmup that does not start at 0, then waves of a
/// cosine down to a least rate.
/// </summary>
/// <remarks>
/// With <c>W = NumWarmupSteps</c>, <c>T = NumTrainingSteps</c> and <c>least</c> either <c>MinLr</c> or <c>MinLrRate Lr</c> update <c>k &lt; W</c>, counted from 0, gets <c>Lr (k +
/// 1) / W</c>, or <c>Lr (r + (1 - r) k / (W - 1))</c> with <c>r = WarmupLrRate</c> (-1, the default, stands for <c>None</c>): both have the peak at <c>k = W - 1</c>. The
/// others get <c>least + (Lr - least) (1 + cos(2 pi NumCycles x)) / 2</c> with <c>x = (k - W + 1) / (T - W)</c>, one update ahead of
/// <see cref="CosineWithMinLrScheduleWithWarmup"/>, so that the last update of the run gets <c>least</c>; beyond it the cosine goes on and rises.
/// </remarks>
public sealed partial class CosineWithMinLrScheduleWithWarmupLrRate
{
    /// <param name="numTrainingSteps">Updates of the whole run, the warmup among them.</param>
    /// <param name="numWarmupSteps">Updates of the warmup.</param>
    /// <param name="numCycles">Waves of the cosine: 0.5 goes down once.</param>
    /// <param name="minLr">Least rate; 0 where <c>MinLrRate</c> says it.</param>
    /// <param name="minLrRate">Least rate as a share of <c>Lr</c>; 0 where <c>MinLr</c> says it.</param>
    /// <param name="warmupLrRate">Share of <c>Lr</c> at update 0; -1 stands for <c>None</c>.</param>
    /// <param name="lr">The optimizer's learning rate, which the original scales.</param>
    [Schedule(End = ScheduleEnd.Continue)]
    private static Curve Define(
        [Setting(Role = HyperRole.Length)] long numTrainingSteps,
        [Setting(Role = HyperRole.WarmupLength)] long numWarmupSteps = 0,
        [Setting(Min = 0)] double numCycles = 0.5,
        [Setting(Min = 0, Role = HyperRole.Floor)] double minLr = 0,
        [Setting(Min = 0, Role = HyperRole.FloorOfPeak)] double minLrRate = 0,
        [Setting(Min = -1)] double warmupLrRate = -1,
        [Setting(Min = 0, Role = HyperRole.Peak)] double lr = 5e-5)
    {
        Curve.Require(numWarmupSteps <= numTrainingSteps, "the warmup takes longer than the run");
        Curve.Require(minLr == 0 || minLrRate == 0, "the least rate is given twice: as a rate and as a share");
        double least = minLr > 0 ? minLr : minLrRate * lr;
        double rest = Max(1.0, numTrainingSteps - numWarmupSteps);
        double last = Max(1.0, numWarmupSteps - 1);
        return Curve
            .Of(numWarmupSteps, k => lr * (warmupLrRate < 0 ? (k + 1) / numWarmupSteps : CurveMath.Mix(warmupLrRate, 1, k / last)))
            .Then(Curve.Of(rest, k => CurveMath.Mix(least, lr, CurveMath.HalfCosine(2 * numCycles * ((k + 1) / rest)))));
    }
}
