namespace ScheduleDsl.PyTorchOptimizer;

/// <summary><c>pytorch_optimizer.REXScheduler</c>: the paper's REX, read at every update.</summary>
/// <remarks>
/// Update <c>k</c>, counted from 0, gets <c>MinLr + (MaxLr - MinLr) (1 - z) / (1 - z / 2)</c> with <c>z = k / TotalSteps</c>, and <c>MinLr</c> from <c>TotalSteps</c> on. The original's
/// constructor leaves <c>MinLr</c> in the optimizer until the first <c>step()</c>, which is to be called before the first update. Chen, Wolfe, Kyrillidis, "REX: Revisiting
/// Budgeted Training with an Improved Schedule", 2021.
/// </remarks>
public sealed partial class REXScheduler
{
    /// <param name="totalSteps">Length in updates.</param>
    /// <param name="maxLr">The rate of update 0.</param>
    /// <param name="minLr">The rate from the end on.</param>
    [Schedule]
    private static Curve Define(long totalSteps, [Setting(Min = 0, Role = HyperRole.Peak)] double maxLr = 1, [Setting(Min = 0, Role = HyperRole.Floor)] double minLr = 0) =>
        Curve.Fall(Profiles.Rex.Value, maxLr, minLr, totalSteps);
}
