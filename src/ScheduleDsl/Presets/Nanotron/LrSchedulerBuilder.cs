using static ScheduleDsl.Language;

namespace ScheduleDsl.Nanotron;

/// <summary>nanotron's <c>lr_scheduler_builder</c>: warmup, stable, decay, and the last value for ever.</summary>
/// <remarks>
/// Update <c>k</c>, counted from 0: <c>LearningRate k / max(LrWarmupSteps, 1)</c> for <c>k &lt;= LrWarmupSteps</c>, so that the first update does nothing even without a warmup; <c>LearningRate</c> below
/// <c>LrDecayStartingStep</c>; then the shape of <c>LrDecayStyle</c> over <c>LrDecaySteps</c> down to <c>MinDecayLr</c>, which stays (a WSDC shape). A decay that begins within the
/// warmup is under way when that ends. Only where both have length 0 the rate is constant. The original's <c>min_decay_lr</c> is the rate itself where it is not given.
/// </remarks>
public sealed partial class LrSchedulerBuilder
{
    /// <param name="learningRate">The peak.</param>
    /// <param name="lrWarmupSteps">Length of the warmup.</param>
    /// <param name="lrWarmupStyle">Shape of the warmup.</param>
    /// <param name="lrDecayStyle">Shape of the decay.</param>
    /// <param name="lrDecaySteps">Length of the decay; -1 for what <c>TotalTrainingSteps</c> leaves after the warmup and after the starting step, where that is given.</param>
    /// <param name="lrDecayStartingStep">Update at which the decay begins; -1 for the end of the warmup.</param>
    /// <param name="minDecayLr">What the decay goes down to.</param>
    /// <param name="totalTrainingSteps">Length in updates; of use only where <c>LrDecaySteps</c> is -1.</param>
    [Schedule]
    private static Curve Define(
        [Setting(Min = 0, Role = HyperRole.Peak)] double learningRate = 1,
        long lrWarmupSteps = 0,
        LrWarmupStyle lrWarmupStyle = LrWarmupStyle.Linear,
        LrDecayStyle lrDecayStyle = LrDecayStyle.Linear,
        [Setting(Min = -1)] long lrDecaySteps = -1,
        [Setting(Min = -1)] long lrDecayStartingStep = -1,
        [Setting(Min = 0)] double minDecayLr = 0,
        long totalTrainingSteps = 0)
    {
        double start = lrDecayStartingStep < 0 ? lrWarmupSteps : lrDecayStartingStep;
        // The original takes off both the warmup and a given start, of which the warmup is a part.
        double decay = lrDecaySteps < 0 ? totalTrainingSteps - lrWarmupSteps - Max((double)lrDecayStartingStep, 0) : lrDecaySteps;
        Curve.Require(decay >= 0, "the run ends before the decay begins");
        if (lrWarmupSteps == 0 && decay == 0)
            return Curve.Constant(learningRate);

        bool isLinear = lrWarmupStyle == LrWarmupStyle.Linear;
        double warmup = isLinear ? Max((double)lrWarmupSteps, 1) : lrWarmupSteps;
        // The last update of the warmup has the peak, wherever the decay begins.
        double stable = Max(start, lrWarmupSteps + 1);
        Curve fall = lrDecayStyle switch
        {
            LrDecayStyle.Linear => Curve.Line(learningRate, minDecayLr, decay),
            LrDecayStyle.Cosine => Curve.Fall(Profiles.Cosine.Value, learningRate, minDecayLr, decay),
            _ => Curve.Fall(Profiles.OneMinusSqrt.Value, learningRate, minDecayLr, decay),
        };
        return Curve.Line(isLinear ? 0 : learningRate, learningRate, warmup)
            .Then(Curve.Constant(learningRate, stable - warmup))
            .Then(fall.Offset(stable - start))
            .Then(Curve.Constant(minDecayLr));
    }
}
