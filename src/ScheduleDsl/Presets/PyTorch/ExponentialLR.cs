using static ScheduleDsl.Language;

namespace ScheduleDsl.PyTorch;

/// <summary><c>torch.optim.lr_scheduler.ExponentialLR</c>: <c>Lr Gamma^k</c>, without end.</summary>
/// <remarks>
/// Update <c>k</c> counts from 0, so update 0 gets <c>Lr</c>. The original multiplies the last rate by <c>Gamma</c> at every step, which agrees up to
/// rounding. It has no default for <c>Gamma</c>.
/// </remarks>
public sealed partial class ExponentialLR
{
    /// <param name="gamma">Factor of each update.</param>
    /// <param name="lr">The optimizer's learning rate, which the original scales.</param>
    [Schedule]
    private static Curve Define([Setting(Min = 0)] double gamma = 0.999, [Setting(Min = 0, Role = HyperRole.Peak)] double lr = 0.1) =>
        Curve.Of(k => lr * Pow(gamma, k));
}
