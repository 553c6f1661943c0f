using static ScheduleDsl.Language;

namespace ScheduleDsl.PyTorch;

/// <summary><c>torch.optim.lr_scheduler.MultiStepLR</c>: <c>Lr Gamma^n</c>, where <c>n</c> milestones lie at or before the update.</summary>
/// <remarks>A milestone <c>m</c> takes effect at update <c>m</c>, counted from 0; one given twice multiplies twice.</remarks>
public sealed partial class MultiStepLR
{
    /// <param name="milestones">Updates at which the rate drops, never falling.</param>
    /// <param name="lr">The optimizer's learning rate, which the original scales.</param>
    /// <param name="gamma">Factor of each drop.</param>
    [Schedule]
    private static Curve Define(StepTable milestones, [Setting(Min = 0, Role = HyperRole.Peak)] double lr = 0.1, [Setting(Min = 0)] double gamma = 0.1) =>
        Curve.Of(k => lr * Pow(gamma, milestones.CountUpTo(k)));
}
