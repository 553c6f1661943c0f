namespace ScheduleDsl.HuggingFace;

/// <summary><c>transformers.get_constant_schedule</c>: <c>Lr</c>, without end.</summary>
public sealed partial class ConstantSchedule
{
    /// <param name="lr">The optimizer's learning rate, which the original scales.</param>
    [Schedule]
    private static Curve Define([Setting(Min = 0, Role = HyperRole.Peak)] double lr = 5e-5) => Curve.Constant(lr);
}
