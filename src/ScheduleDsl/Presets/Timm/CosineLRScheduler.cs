using static ScheduleDsl.Language;

namespace ScheduleDsl.Timm;

/// <summary><c>timm.scheduler.CosineLRScheduler</c>: half cosines with warmup, restarts and k-decay.</summary>
/// <remarks>
/// <para>
/// At <c>t</c>, counted from 0 in whatever the caller counts (epochs or updates), cycle <c>i</c> is <c>z</c> far and gives
/// <c>LrMin + (Lr CycleDecay^i - LrMin) (1 + cos(pi z^KDecay)) / 2</c>; it takes <c>TInitial CycleMul^i</c>. From cycle <c>CycleLimit</c> on the rate is <c>LrMin</c>,
/// which is first reached at <c>t = TInitial</c> with one cycle. The decay shrinks peaks, not the floor. With growing cycles the original's rounded logarithm
/// sometimes misses the end of a cycle, which then stays at the floor for one more update; so does this one.
/// </para>
/// <para>
/// Below <c>WarmupT</c> the rate is on a line from <c>WarmupLrInit</c> to <c>Lr</c>. Without <c>WarmupPrefix</c> the cosine's clock runs during
/// the warmup, so that the rate jumps a little below <c>Lr</c> at its end; with it the clock starts there. The random noise of the original is left out.
/// </para>
/// <para>Loshchilov, Hutter, "SGDR", 2016; Zhang, Li, "k-decay: A New Method For Learning Rate Schedule", 2020.</para>
/// </remarks>
public sealed partial class CosineLRScheduler
{
    /// <param name="tInitial">Length of the first cycle.</param>
    /// <param name="lr">The optimizer's rate, the first peak.</param>
    /// <param name="lrMin">The floor.</param>
    /// <param name="cycleMul">How many times as long each next cycle is.</param>
    /// <param name="cycleDecay">How many times as high each next peak is.</param>
    /// <param name="cycleLimit">Number of cycles.</param>
    /// <param name="warmupT">Length of the warmup.</param>
    /// <param name="warmupLrInit">Where the warmup begins.</param>
    /// <param name="warmupPrefix">Whether the cycles begin after the warmup rather than under it.</param>
    /// <param name="kDecay">Exponent of the progress; above 1 the rate stays high for longer.</param>
    [Schedule]
    private static Curve Define(
        long tInitial,
        [Setting(Min = 0, Role = HyperRole.Peak)] double lr = 1,
        [Setting(Min = 0, Role = HyperRole.Floor)] double lrMin = 0,
        [Setting(Min = 1)] double cycleMul = 1,
        [Setting(Min = 0)] double cycleDecay = 1,
        long cycleLimit = 1,
        long warmupT = 0,
        [Setting(Min = 0)] double warmupLrInit = 0,
        bool warmupPrefix = false,
        [Setting(Above = 0)] double kDecay = 1)
    {
        double steps = Cycles.Steps(cycleLimit, tInitial, cycleMul, warmupT);
        Curve main = Curve.Of(steps, t =>
        {
            double cycle = Cycles.Index(t, tInitial, cycleMul);
            double height = CurveMath.HalfCosine(Pow(Cycles.Progress(t, cycle, tInitial, cycleMul), kDecay));
            return t < steps && cycle < cycleLimit ? CurveMath.Mix(lrMin, lr * Pow(cycleDecay, cycle), height) : lrMin;
        });
        return Warmups.Before(main, lr, lr, warmupT, warmupLrInit, warmupPrefix);
    }
}
