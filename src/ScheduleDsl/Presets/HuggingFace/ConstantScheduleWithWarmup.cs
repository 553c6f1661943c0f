namespace ScheduleDsl.HuggingFace;

/// <summary><c>transformers.get_constant_schedule_with_warmup</c>: a straight line from 0 up to <c>Lr</c>, which is kept.</summary>
/// <remarks>
/// Update <c>k</c>, counted from 0, gets <c>Lr min(k, NumWarmupSteps) / NumWarmupSteps</c>: update 0 of a warmup changes nothing. The original has no default for
/// <c>NumWarmupSteps</c>; <c>Lr</c> is the optimizer's, with the default of <c>TrainingArguments</c>.
/// </remarks>
public sealed partial class ConstantScheduleWithWarmup
{
    /// <param name="numWarmupSteps">Updates of the warmup.</param>
    /// <param name="lr">The optimizer's learning rate, which the original scales.</param>
    [Schedule]
    private static Curve Define([Setting(Role = HyperRole.WarmupLength)] long numWarmupSteps = 0, [Setting(Min = 0, Role = HyperRole.Peak)] double lr = 5e-5) =>
        Curve.Line(0, lr, numWarmupSteps).Then(Curve.Constant(lr));
}
