using static ScheduleDsl.Language;

namespace ScheduleDsl.HuggingFace;

/// <summary>
/// <c>transformers.get_cosine_with_min_lr_schedule_with_warmup</c>: a straight line from 0 up to <c>Lr</c>, then waves of a cosine down to a least rate.
/// </summary>
/// <remarks>
/// With <c>W = NumWarmupSteps</c>, <c>T = NumTrainingSteps</c> and <c>least</c> either <c>MinLr</c> or <c>MinLrRate Lr</c> update <c>k</c>, counted from 0, gets <c>Lr k / W</c>
/// for <c>k &lt; W</c>, then <c>least + (Lr - least) (1 + cos(2 pi NumCycles x)) / 2</c> with <c>x = (k - W) / (T - W)</c>. The default, half a wave, reaches <c>least</c>
/// at <c>k = T</c>; beyond it the cosine goes on and rises. The warmup starts at 0, not at <c>least</c>. The original wants one of the two to be given; here
/// neither means 0. A warmup longer than the run is refused here.
/// </remarks>
public sealed partial class CosineWithMinLrScheduleWithWarmup
{
    /// <param name="numTrainingSteps">Updates of the whole run, the warmup among them.</param>
    /// <param name="numWarmupSteps">Updates of the warmup.</param>
    /// <param name="numCycles">Waves of the cosine: 0.5 goes down once.</param>
    /// <param name="minLr">Least rate; 0 where <c>MinLrRate</c> says it.</param>
    /// <param name="minLrRate">Least rate as a share of <c>Lr</c>; 0 where <c>MinLr</c> says it.</param>
    /// <param name="lr">The optimizer's learning rate, which the original scales.</param>
    [Schedule(End = ScheduleEnd.Continue)]
    private static Curve Define(
        [Setting(Role = HyperRole.Length)] long numTrainingSteps,
        [Setting(Role = HyperRole.WarmupLength)] long numWarmupSteps = 0,
        [Setting(Min = 0)] double numCycles = 0.5,
        [Setting(Min = 0, Role = HyperRole.Floor)] double minLr = 0,
        [Setting(Min = 0, Role = HyperRole.FloorOfPeak)] double minLrRate = 0,
        [Setting(Min = 0, Role = HyperRole.Peak)] double lr = 5e-5)
    {
        Curve.Require(numWarmupSteps <= numTrainingSteps, "the warmup takes longer than the run");
        Curve.Require(minLr == 0 || minLrRate == 0, "the least rate is given twice: as a rate and as a share");
        double least = minLr > 0 ? minLr : minLrRate * lr;
        double rest = Max(1.0, numTrainingSteps - numWarmupSteps);
        return Curve.Line(0, lr, numWarmupSteps)
            .Then(Curve.Of(rest, k => CurveMath.Mix(least, lr, CurveMath.HalfCosine(2 * numCycles * (k / rest)))));
    }
}
