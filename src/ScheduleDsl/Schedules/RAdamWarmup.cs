using static ScheduleDsl.Language;

namespace ScheduleDsl.Schedules;

/// <summary>The factor that RAdam's variance rectification amounts to, as a warmup for any Adam.</summary>
/// <remarks>
/// With <c>r = 2 / (1 - Beta2) - 1</c> and <c>r_n = r - 2 n Beta2^n / (1 - Beta2^n)</c> update <c>k</c>, counted from 0, gets <c>sqrt((r_n - 4) (r_n - 2) r / ((r - 4) (r - 2) r_n))</c> at
/// <c>n = k + FirstStep</c>, where <c>FirstStep</c> is the first <c>n</c> with <c>r_n &gt; 4</c>, and 0 before it. Multiply a schedule with it. Liu et al., "On the Variance of
/// the Adaptive Learning Rate and Beyond", 2019; Ma, Yarats, 2019.
/// </remarks>
public sealed partial class RAdamWarmup
{
    /// <param name="beta2">Decay of Adam's second moment, above 0.6 and below 1.</param>
    /// <param name="firstStep">The first <c>n</c> with <c>r_n</c> above 4: 5 or 6 for usual decays.</param>
    /// <param name="peak">The value approached, at least 0.</param>
    [Schedule]
    private static Curve Define([Setting(Above = 0.6, Below = 1)] double beta2 = 0.999, [Setting(Min = 1)] long firstStep = 5, [Setting(Min = 0)] double peak = 1) =>
        Curve.Of(k =>
        {
            double n = k + firstStep;
            double power = Pow(beta2, n);
            double limit = 2 / (1 - beta2) - 1;
            double length = limit - 2 * n * power / (1 - power);
            return length > 4 ? peak * Sqrt((length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length)) : 0;
        });
}
