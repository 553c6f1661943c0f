using static ScheduleDsl.Language;

namespace ScheduleDsl.Levanter;

/// <summary>
/// <c>levanter.optim.OptimizerConfig.lr_scheduler</c>: cycles of warmup, stable phase and decay, each going on from the decayed checkpoint of the one before.
/// </summary>
/// <remarks>
/// <para>
/// Updates <c>k</c> count from 0. A cycle of <c>c</c> updates has a line up over <c>w</c> updates (<c>Warmup</c> from 0 in the first, <c>Rewarmup</c> from the last value of the cycle before in the others),
/// the peak, and over its last <c>d</c> updates (<c>Decay</c>) the shape of <c>LrSchedule</c> down to <c>MinLrRatio LearningRate</c>, which belongs to the update after the cycle and is not used. <c>w</c> and <c>d</c>
/// of at most 1 are parts of <c>c</c>, rounded down; above, they are updates. The inverse shape is <c>1 / (1 + (1 / MinLrRatio - 1) max(j, 1) / d)</c> of the peak, so its first two
/// updates coincide. From <c>NumTrainSteps</c> on the last shape is held at its end; the inverse square root goes on.
/// </para>
/// <para>
/// Without rewarmup it is WSD-S: Wen et al., "Understanding Warmup-Stable-Decay Learning Rates: A River Valley Loss Landscape Perspective", 2024. With cosines and rewarmup it is continual pre-training:
/// Gupta et al., "Continual Pre-Training of Large Language Models: How to (re)warm your model?", 2023; Ibrahim et al., 2024.
/// </para>
/// </remarks>
public sealed partial class OptimizerConfig
{
    /// <param name="numTrainSteps">Length in updates.</param>
    /// <param name="cycles">Updates at which cycles end, whole numbers; the last cycle ends at <c>NumTrainSteps</c>.</param>
    /// <param name="learningRate">The peak.</param>
    /// <param name="minLrRatio">The floor, as a part of the peak.</param>
    /// <param name="warmup">Warmup of the first cycle: a part of it up to 1, updates above.</param>
    /// <param name="rewarmup">Warmup of the other cycles: a part of the cycle up to 1, updates above.</param>
    /// <param name="decay">Length of the decay: a part of the cycle up to 1, updates above; -1 for all after the warmup.</param>
    /// <param name="lrSchedule">Shape of the decay.</param>
    /// <param name="timescale">Of the inverse square root.</param>
    [Schedule(End = ScheduleEnd.Continue)]
    private static Curve Define(
        long numTrainSteps,
        StepTable cycles,
        [Setting(Min = 0, Role = HyperRole.Peak)] double learningRate = 6e-4,
        [Setting(Min = 0, Max = 1, Role = HyperRole.FloorOfPeak)] double minLrRatio = 0.1,
        [Setting(Min = 0)] double warmup = 0.01,
        [Setting(Min = 0)] double rewarmup = 0,
        [Setting(Min = -1)] double decay = -1,
        LrSchedule lrSchedule = LrSchedule.Cosine,
        [Setting(Above = 0)] double timescale = 10000)
    {
        Curve.Require(warmup <= 1 || warmup == Floor(warmup), "a warmup above 1 is a whole number of updates");
        Curve.Require(rewarmup <= 1 || rewarmup == Floor(rewarmup), "a rewarmup above 1 is a whole number of updates");
        Curve.Require(decay <= 1 || decay == Floor(decay), "a decay above 1 is a whole number of updates");
        Curve.Require(decay >= 0 || decay == -1, "a decay is a part, a number of updates, or -1");
        Curve.Require(lrSchedule != LrSchedule.Inv || minLrRatio > 0, "the inverse shape needs a minimum above 0");
        double end = numTrainSteps;
        double floor = learningRate * minLrRatio;
        return Curve.Of(numTrainSteps, k =>
        {
            // The last cycle has the updates from the end on, too.
            double at = Min(k, end - 1);
            double start = cycles.TimeAt(at, 0);
            double steps = Min(cycles.TimeAfter(at, end), end) - start;
            double up = Updates(start == 0 ? warmup : rewarmup, steps);
            double down = decay < 0 ? steps - up : Updates(decay, steps);

            double before = cycles.TimeAt(start - 1, 0);
            double upBefore = Updates(before == 0 ? warmup : rewarmup, start - before);
            double downBefore = decay < 0 ? start - before - upBefore : Updates(decay, start - before);
            double from = start == 0 ? 0 : Shape(lrSchedule, downBefore, downBefore, upBefore, learningRate, floor, timescale);

            double within = k - start;
            double sinceStable = within - (steps - down);
            return sinceStable >= 0 ? Shape(lrSchedule, sinceStable, down, up, learningRate, floor, timescale)
                : within < up ? CurveMath.Line(from, learningRate, up, within)
                : learningRate;
        });
    }

    private static double Updates(double stepsOrPart, double steps) => Floor(stepsOrPart <= 1 ? stepsOrPart * steps : stepsOrPart);

    /// <summary>The decay after <paramref name="count"/> of its updates; one of length 0 has not begun.</summary>
    private static double Shape(LrSchedule schedule, double count, double steps, double warmup, double peak, double floor, double timescale)
    {
        double z = steps > 0 ? Min(count, steps) / steps : 0;
        return schedule switch
        {
            LrSchedule.Constant => peak,
            LrSchedule.Cosine => CurveMath.Mix(floor, peak, CurveMath.HalfCosine(z)),
            LrSchedule.Linear => CurveMath.Mix(peak, floor, z),
            LrSchedule.InvSqrt => Max(floor, peak * Min(1, 1 / Sqrt(Max(count + warmup, 1) / timescale))),
            _ => steps > 0 ? Max(floor, peak / (1 + (peak / floor - 1) * Max(count, 1) / steps)) : peak,
        };
    }
}
