namespace ScheduleDsl.PyTorchOptimizer;

/// <summary><c>pytorch_optimizer.LinearScheduler</c>: a line after a line up.</summary>
/// <remarks>
/// What call <c>k</c> of <c>step()</c>, counted from 0, sets: on the line from <c>InitLr</c> to <c>MaxLr</c> below <c>WarmupSteps</c>, then
/// <c>MaxLr + (MinLr - MaxLr) z</c> with <c>z = (k - WarmupSteps) / (TMax - WarmupSteps)</c>. <c>MinLr</c> is reached at <c>k = TMax</c>, which contains the warmup; beyond, the curve goes on below <c>MinLr</c>.
/// </remarks>
public sealed partial class LinearScheduler
{
    /// <param name="tMax">Length in updates, with the warmup.</param>
    /// <param name="maxLr">The peak.</param>
    /// <param name="minLr">The rate at <c>TMax</c>.</param>
    /// <param name="initLr">Where the warmup begins.</param>
    /// <param name="warmupSteps">Length of the warmup.</param>
    [Schedule(End = ScheduleEnd.Continue)]
    private static Curve Define(
        long tMax, [Setting(Min = 0, Role = HyperRole.Peak)] double maxLr = 1, [Setting(Min = 0, Role = HyperRole.Floor)] double minLr = 0, [Setting(Min = 0)] double initLr = 0, long warmupSteps = 0)
    {
        Curve.Require(warmupSteps <= tMax, "the warmup takes longer than the run");
        return Curve.Line(initLr, maxLr, warmupSteps).Then(Curve.Line(maxLr, minLr, tMax - warmupSteps));
    }
}
