using static ScheduleDsl.Language;

namespace ScheduleDsl.Schedules;

/// <summary>A slow line up to the peak, then an exponential down: for short adversarial fine-tuning.</summary>
/// <remarks>
/// <para>
/// With <c>P = PeakFraction Steps</c> update <c>k</c>, counted from 0, gets <c>Start + (Peak - Start) k / P</c> up to <c>P</c>, then
/// <c>Peak (End / Peak)^((k - P) / (Steps - P))</c>. Jeddi, Shafiee, Wong, 2020.
/// </para>
/// <para>UNVERIFIED: that it begins small, rises gradually and falls fast is published; the exact curve is this library's choice.</para>
/// </remarks>
public sealed partial class SlowStartFastDecay
{
    /// <param name="steps">Length in updates; has to be set.</param>
    /// <param name="peak">The top, above 0.</param>
    /// <param name="start">The value at update 0, at least 0 and below the peak.</param>
    /// <param name="end">The value at the end, above 0 and below the peak.</param>
    /// <param name="peakFraction">Where the top lies, above 0 and below 1.</param>
    [Schedule]
    private static Curve Define(
        long steps, [Setting(Above = 0)] double peak = 1, [Setting(Min = 0)] double start = 0.01, [Setting(Above = 0)] double end = 0.001,
        [Setting(Above = 0, Below = 1, Role = HyperRole.Rise)] double peakFraction = 0.4)
    {
        Curve.Require(start < peak, "the start is not below the peak");
        Curve.Require(end < peak, "the end is not below the peak");
        double up = peakFraction * steps;
        double down = steps - up;
        return Curve.Line(start, peak, up).Then(Curve.Of(down, k => peak * Pow(end / peak, CurveMath.Progress(k, down))));
    }
}
