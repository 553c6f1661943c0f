namespace ScheduleDsl.HuggingFace;

/// <summary><c>transformers.get_linear_schedule_with_warmup</c>: a straight line from 0 up to <c>Lr</c>, and one down to 0.</summary>
/// <remarks>
/// With <c>W = NumWarmupSteps</c> and <c>T = NumTrainingSteps</c> update <c>k</c>, counted from 0, gets <c>Lr k / W</c> for <c>k &lt; W</c>, then <c>Lr max(0, (T - k) /
/// (T - W))</c>: update 0 of a warmup changes nothing, and 0 is reached at <c>k = T</c>, after the last update of the run, and kept. A warmup longer than the run
/// is refused here; the original drops to 0 after it. Linear decay: Li, Yumer, Ramanan, "Budgeted Training", 2020.
/// </remarks>
public sealed partial class LinearScheduleWithWarmup
{
    /// <param name="numTrainingSteps">Updates of the whole run, the warmup among them.</param>
    /// <param name="numWarmupSteps">Updates of the warmup.</param>
    /// <param name="lr">The optimizer's learning rate, which the original scales.</param>
    [Schedule]
    private static Curve Define(
        [Setting(Role = HyperRole.Length)] long numTrainingSteps,
        [Setting(Role = HyperRole.WarmupLength)] long numWarmupSteps = 0,
        [Setting(Min = 0, Role = HyperRole.Peak)] double lr = 5e-5)
    {
        Curve.Require(numWarmupSteps <= numTrainingSteps, "the warmup takes longer than the run");
        return Curve.Line(0, lr, numWarmupSteps).Then(LinearDescent.Of(lr, 0, numTrainingSteps - numWarmupSteps));
    }
}
