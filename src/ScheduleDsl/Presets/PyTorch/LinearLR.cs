namespace ScheduleDsl.PyTorch;

/// <summary><c>torch.optim.lr_scheduler.LinearLR</c>: a straight line between two factors of <c>Lr</c>.</summary>
/// <remarks>
/// Update <c>k</c>, counted from 0, gets <c>Lr (StartFactor + (EndFactor - StartFactor) min(k, TotalIters) / TotalIters)</c>: update 0 has the start
/// factor, and the end factor is reached at update <c>TotalIters</c> and kept. With <c>TotalIters = 0</c> the line is never left at its start.
/// </remarks>
public sealed partial class LinearLR
{
    /// <param name="startFactor">Share of <c>Lr</c> at update 0.</param>
    /// <param name="endFactor">Share of <c>Lr</c> at the end.</param>
    /// <param name="totalIters">Length in updates.</param>
    /// <param name="lr">The optimizer's learning rate, which the original scales.</param>
    [Schedule]
    private static Curve Define(
        [Setting(Above = 0, Max = 1)] double startFactor = 1.0 / 3,
        [Setting(Min = 0, Max = 1)] double endFactor = 1,
        long totalIters = 5,
        [Setting(Min = 0, Role = HyperRole.Peak)] double lr = 0.1) =>
        totalIters > 0 ? Curve.Line(lr * startFactor, lr * endFactor, totalIters) : Curve.Constant(lr * startFactor, 0);
}
