namespace ScheduleDsl.PyTorch;

/// <summary><c>torch.optim.lr_scheduler.ConstantLR</c>: <c>Lr Factor</c> for the first updates, <c>Lr</c> after them.</summary>
/// <remarks>
/// Updates <c>k &lt; TotalIters</c>, counted from 0, get <c>Lr Factor</c>; the others <c>Lr</c>. With <c>TotalIters = 0</c> the factor is never taken
/// back, as there: the class undoes it when it passes that update, and update 0 comes before the first step of the scheduler.
/// </remarks>
public sealed partial class ConstantLR
{
    /// <param name="factor">Multiplies <c>Lr</c> until update <c>TotalIters</c>.</param>
    /// <param name="totalIters">Length in updates.</param>
    /// <param name="lr">The optimizer's learning rate, which the original scales.</param>
    [Schedule]
    private static Curve Define(
        [Setting(Above = 0, Max = 1)] double factor = 1.0 / 3, long totalIters = 5, [Setting(Min = 0, Role = HyperRole.Peak)] double lr = 0.1) =>
        totalIters > 0 ? Curve.Constant(lr * factor, totalIters).Then(Curve.Constant(lr)) : Curve.Constant(lr * factor);
}
