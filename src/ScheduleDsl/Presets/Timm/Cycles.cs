using static ScheduleDsl.Language;

namespace ScheduleDsl.Timm;

/// <summary>The cycles that timm's schedulers share: the first takes <c>tInitial</c>, each next one <c>cycleMul</c> times as long.</summary>
[Functions]
internal static partial class Cycles
{
    /// <summary>
    /// Number, from 0, of the cycle at <paramref name="t"/>: <c>floor(log_m(1 + (m - 1) t / T))</c>, rounded as there. Where the quotient falls below the whole number, such as at
    /// 182 = 50 + 60 + 72, a cycle ends one update late.
    /// </summary>
    public static double Index(double t, double tInitial, double cycleMul) =>
        cycleMul == 1 ? Floor(t / tInitial) : Floor(NearLog.Of(1 - t / tInitial * (1 - cycleMul)) / NearLog.Of(cycleMul));

    /// <summary>How far that cycle is, in [0, 1].</summary>
    public static double Progress(double t, double cycle, double tInitial, double cycleMul)
    {
        double steps = Pow(cycleMul, cycle) * tInitial;
        double start = cycleMul == 1 ? cycle * tInitial : (1 - Pow(cycleMul, cycle)) / (1 - cycleMul) * tInitial;
        return Clamp((t - start) / steps, 0, 1);
    }

    /// <summary>
    /// Length of the main schedule: all cycles, of which the last may end one update late where they grow, and at least one update after the warmup.
    /// </summary>
    public static double Steps(double cycleLimit, double tInitial, double cycleMul, double warmupT)
    {
        double end = cycleMul == 1 ? cycleLimit * tInitial : 1 - Floor(1e-9 - CurveMath.CycleStart(cycleLimit, tInitial, cycleMul));
        // Beyond 2^53 nobody counts.
        return Min(Max(end, Max(warmupT, 1) + 1), 9007199254740992);
    }
}
