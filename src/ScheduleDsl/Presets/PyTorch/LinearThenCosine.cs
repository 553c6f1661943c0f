namespace ScheduleDsl.PyTorch;

/// <summary>
/// <c>torch.optim.lr_scheduler.SequentialLR([LinearLR(...), CosineAnnealingLR(...)], milestones=[WarmupSteps])</c>: its commonest use, as one schedule.
/// </summary>
/// <remarks>
/// <para>
/// Update <c>k</c>, counted from 0, gets <see cref="LinearLR"/> from <c>Lr StartFactor</c> to <c>Lr</c> for <c>k &lt; WarmupSteps</c>, then
/// <see cref="CosineAnnealingLR"/> of <c>k - WarmupSteps</c> with <c>TMax = TotalSteps - WarmupSteps</c>: the peak is at <c>k = WarmupSteps</c>, <c>EtaMin</c> at
/// <c>k = TotalSteps</c>, and the cosine rises again beyond it. The start is not 0, as PyTorch refuses a factor of 0; Hugging Face's warmups start at 0.
/// </para>
/// <para>Other schedulers and milestones are put in sequence by <see cref="SequentialLR"/>.</para>
/// </remarks>
public sealed partial class LinearThenCosine
{
    /// <param name="totalSteps">Updates of the whole run.</param>
    /// <param name="warmupSteps">Updates of the warmup.</param>
    /// <param name="startFactor">Share of <c>Lr</c> at update 0.</param>
    /// <param name="etaMin">Least rate.</param>
    /// <param name="lr">The optimizer's learning rate, which the original scales.</param>
    [Schedule(End = ScheduleEnd.Continue)]
    private static Curve Define(
        long totalSteps,
        long warmupSteps = 0,
        [Setting(Above = 0, Max = 1)] double startFactor = 1.0 / 3,
        [Setting(Min = 0, Role = HyperRole.Floor)] double etaMin = 0,
        [Setting(Min = 0, Role = HyperRole.Peak)] double lr = 0.1)
    {
        Curve.Require(warmupSteps < totalSteps, "the warmup leaves no update to the cosine");
        return Curve.Line(lr * startFactor, lr, warmupSteps).Then(Curve.Fall(Profiles.Cosine.Value, lr, etaMin, totalSteps - warmupSteps));
    }
}
