using static ScheduleDsl.Language;

namespace ScheduleDsl.Megatron;

/// <summary><c>megatron.core.optimizer_param_scheduler.OptimizerParamScheduler</c>: the rate, and as <c>WeightDecay</c> the weight decay.</summary>
/// <remarks>
/// <para>
/// <c>k</c> counts updates (or samples, where lengths are in samples) from 0. The rate is on the line from <c>InitLr</c> to <c>MaxLr</c> for <c>k &lt;= W = LrWarmupSteps</c>: the peak belongs to
/// update <c>W</c>. Up to and with <c>k = T = LrDecaySteps</c> it follows <c>LrDecayStyle</c> with <c>z = (k - W) / (T - W)</c>; the inverse square root is
/// <c>max(MinLr, MaxLr sqrt(max(W, 1) / max(k, 1)))</c>, and WSD stays at <c>MaxLr</c> until <c>T - WsdDecaySteps</c>. Above <c>T</c> it is <c>MinLr</c>, so the inverse square root ends with a
/// jump. <c>T</c> contains the warmup.
/// </para>
/// <para>
/// The weight decay goes from <c>StartWd</c> to <c>EndWd</c> over <c>WdIncrSteps</c>, without warmup; it rises with <c>(1 - cos(pi k / N)) / 2</c> where it is a cosine.
/// </para>
/// </remarks>
public sealed partial class OptimizerParamScheduler
{
    /// <param name="lrDecaySteps">Update at which the minimum is reached, counted from the start.</param>
    /// <param name="initLr">Where the warmup begins, at most the maximum.</param>
    /// <param name="maxLr">The peak.</param>
    /// <param name="minLr">The floor, at most the maximum.</param>
    /// <param name="lrWarmupSteps">Length of the warmup, below <c>LrDecaySteps</c>.</param>
    /// <param name="lrDecayStyle">What comes after the warmup.</param>
    /// <param name="wsdDecaySteps">Length of the decay of a WSD schedule.</param>
    /// <param name="lrWsdDecayStyle">Shape of the decay of a WSD schedule.</param>
    [Schedule]
    private static Curve Define(
        long lrDecaySteps,
        [Setting(Min = 0)] double initLr = 0,
        [Setting(Min = 0, Role = HyperRole.Peak)] double maxLr = 1,
        [Setting(Min = 0, Role = HyperRole.Floor)] double minLr = 0,
        long lrWarmupSteps = 0,
        LrDecayStyle lrDecayStyle = LrDecayStyle.Linear,
        long wsdDecaySteps = 0,
        LrWsdDecayStyle lrWsdDecayStyle = LrWsdDecayStyle.Exponential)
    {
        Curve.Require(lrWarmupSteps < lrDecaySteps, "the warmup takes all updates, and the decay needs some");
        Curve.Require(initLr <= maxLr, "the warmup begins above the maximum");
        Curve.Require(minLr <= maxLr, "the minimum is above the maximum");
        double warmup = lrWarmupSteps;
        double rest = lrDecaySteps - lrWarmupSteps;
        return Curve.Line(initLr, maxLr, lrWarmupSteps).Then(lrDecayStyle switch
        {
            LrDecayStyle.Linear => Curve.Line(maxLr, minLr, rest),
            LrDecayStyle.Cosine => Curve.Fall(Profiles.Cosine.Value, maxLr, minLr, rest),
            LrDecayStyle.InverseSquareRoot =>
                Curve.Of(rest + 1, k => Max(minLr, maxLr * Sqrt(Max(warmup, 1)) / Sqrt(Max(k + warmup, 1)))).Then(Curve.Constant(minLr, 1)),
            LrDecayStyle.Wsd => Wsd(maxLr, minLr, warmup, rest, wsdDecaySteps, lrWsdDecayStyle),
            _ => Curve.Constant(maxLr, rest),
        });
    }

    /// <param name="startWd">The weight decay of update 0.</param>
    /// <param name="endWd">The weight decay from update <c>WdIncrSteps</c> on, at least <c>StartWd</c>.</param>
    /// <param name="wdIncrSteps">Length of the rise.</param>
    /// <param name="wdIncrStyle">Shape of the rise.</param>
    [Schedule]
    private static Curve DefineWeightDecay(
        [Setting(Min = 0)] double startWd = 0.01,
        [Setting(Min = 0)] double endWd = 0.01,
        long wdIncrSteps = 0,
        WdIncrStyle wdIncrStyle = WdIncrStyle.Constant)
    {
        Curve.Require(startWd <= endWd, "the weight decay does not fall");
        Curve.Require(wdIncrStyle != WdIncrStyle.Constant || startWd == endWd, "a constant weight decay has one value");
        return wdIncrStyle == WdIncrStyle.Cosine
            ? Curve.Fall(z => 1 - CurveMath.HalfCosine(1 - z), startWd, endWd, wdIncrSteps)
            : Curve.Line(startWd, endWd, wdIncrSteps);
    }

    /// <summary>A decay longer than what the warmup leaves is under way after the peak, and one of length 0 is a jump after the last update.</summary>
    private static Curve Wsd(double maxLr, double minLr, double warmup, double rest, double decay, LrWsdDecayStyle style)
    {
        Curve fall = style switch
        {
            LrWsdDecayStyle.Linear => Curve.Line(maxLr, minLr, decay),
            LrWsdDecayStyle.Cosine => Curve.Fall(Profiles.Cosine.Value, maxLr, minLr, decay),
            LrWsdDecayStyle.MinusSqrt => Curve.Fall(Profiles.OneMinusSqrt.Value, maxLr, minLr, decay),
            _ => Curve.Fall(Profiles.Halving.Value, maxLr, minLr, decay),
        };
        double stable = Max(rest - decay, warmup > 0 ? 1 : 0);
        return Curve.Constant(maxLr, decay > 0 ? stable : stable + 1)
            .Then(fall.Offset(stable - (rest - decay)))
            .Then(Curve.Constant(minLr, stable < rest ? 0 : 1));
    }
}
