namespace ScheduleDsl.PyTorchOptimizer;

/// <summary><c>pytorch_optimizer.CosineScheduler</c>: a cosine after a line up.</summary>
/// <remarks>
/// What call <c>k</c> of <c>step()</c>, counted from 0, sets: on the line from <c>InitLr</c> to <c>MaxLr</c> below <c>WarmupSteps</c>, then
/// <c>MinLr + (MaxLr - MinLr) (1 + cos(pi z)) / 2</c> with <c>z = (k - WarmupSteps) / (TMax - WarmupSteps)</c>. <c>MinLr</c> is reached at <c>k = TMax</c>, which contains the warmup; beyond, the curve rises again.
/// </remarks>
public sealed partial class CosineScheduler
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
        return Curve.Line(initLr, maxLr, warmupSteps).Then(Curve.Fall(Profiles.Cosine.Value, maxLr, minLr, tMax - warmupSteps));
    }
}
