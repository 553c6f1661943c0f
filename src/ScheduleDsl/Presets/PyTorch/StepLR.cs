namespace ScheduleDsl.PyTorch;

/// <summary><c>torch.optim.lr_scheduler.StepLR</c>: <c>Lr Gamma^floor(k / StepSize)</c>, without end.</summary>
/// <remarks>Update <c>k</c> counts from 0; the first drop takes effect at update <c>StepSize</c>.</remarks>
public sealed partial class StepLR
{
    /// <param name="stepSize">Updates from one drop to the next.</param>
    /// <param name="gamma">Factor of each drop.</param>
    /// <param name="lr">The optimizer's learning rate, which the original scales.</param>
    [Schedule]
    private static Curve Define(
        [Setting(Min = 1)] long stepSize = 30, [Setting(Min = 0)] double gamma = 0.1, [Setting(Min = 0, Role = HyperRole.Peak)] double lr = 0.1) =>
        Curve.Constant(lr, stepSize).Repeat(growth: 1, decay: gamma);
}
