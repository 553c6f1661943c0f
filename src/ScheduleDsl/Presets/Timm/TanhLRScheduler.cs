using static ScheduleDsl.Language;

namespace ScheduleDsl.Timm;

/// <summary><c>timm.scheduler.TanhLRScheduler</c>: hyperbolic tangents with warmup and restarts.</summary>
/// <remarks>
/// <para>
/// At <c>t</c>, counted from 0 in whatever the caller counts (epochs or updates), cycle <c>i</c> is <c>z</c> far and gives
/// <c>LrMin + (Lr CycleDecay^i - LrMin) (1 - tanh(Lb (1 - z) + Ub z)) / 2</c>: a little below the peak at its start and a little above the floor at its end. The
/// very first rate is <c>Lr</c> itself, which construction sets. From cycle <c>CycleLimit</c> on the rate is <c>LrMin</c>.
/// </para>
/// <para>
/// Cycles and noise as in <see cref="CosineLRScheduler"/>. Without <c>WarmupPrefix</c> the warmup ends on the curve, with it at <c>Lr</c>.
/// </para>
/// <para>Hsueh, Li, Wu, "Stochastic Gradient Descent with Hyperbolic-Tangent Decay on Classification", 2018.</para>
/// </remarks>
public sealed partial class TanhLRScheduler
{
    /// <param name="tInitial">Length of the first cycle.</param>
    /// <param name="lr">The optimizer's rate, the first peak.</param>
    /// <param name="lb">Argument of the tangent at the start of a cycle, below <c>Ub</c>.</param>
    /// <param name="ub">Argument of the tangent at the end of a cycle.</param>
    /// <param name="lrMin">The floor.</param>
    /// <param name="cycleMul">How many times as long each next cycle is.</param>
    /// <param name="cycleDecay">How many times as high each next peak is.</param>
    /// <param name="cycleLimit">Number of cycles.</param>
    /// <param name="warmupT">Length of the warmup.</param>
    /// <param name="warmupLrInit">Where the warmup begins.</param>
    /// <param name="warmupPrefix">Whether the cycles begin after the warmup rather than under it.</param>
    [Schedule]
    private static Curve Define(
        long tInitial,
        [Setting(Min = 0, Role = HyperRole.Peak)] double lr = 1,
        double lb = -7,
        double ub = 3,
        [Setting(Min = 0, Role = HyperRole.Floor)] double lrMin = 0,
        [Setting(Min = 1)] double cycleMul = 1,
        [Setting(Min = 0)] double cycleDecay = 1,
        long cycleLimit = 1,
        long warmupT = 0,
        [Setting(Min = 0)] double warmupLrInit = 0,
        bool warmupPrefix = false)
    {
        Curve.Require(lb < ub, "the tangent rises from its lower bound to its upper one");
        double steps = Cycles.Steps(cycleLimit, tInitial, cycleMul, warmupT);
        Curve main = Curve.Of(steps, t => t < steps ? Value(t, tInitial, lr, lb, ub, lrMin, cycleMul, cycleDecay, cycleLimit) : lrMin);
        double target = warmupPrefix ? lr : Value(warmupT, tInitial, lr, lb, ub, lrMin, cycleMul, cycleDecay, cycleLimit);
        return Warmups.Before(main, lr, target, warmupT, warmupLrInit, warmupPrefix);
    }

    private static double Value(
        double t, double tInitial, double lr, double lb, double ub, double lrMin, double cycleMul, double cycleDecay, double cycleLimit)
    {
        double cycle = Cycles.Index(t, tInitial, cycleMul);
        double z = Cycles.Progress(t, cycle, tInitial, cycleMul);
        double height = (1 - Tanh(lb * (1 - z) + ub * z)) / 2;
        return cycle < cycleLimit ? CurveMath.Mix(lrMin, lr * Pow(cycleDecay, cycle), height) : lrMin;
    }
}
