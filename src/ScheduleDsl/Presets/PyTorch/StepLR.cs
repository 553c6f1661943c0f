namespace ScheduleDsl.PyTorch;

/// <summary><c>torch.optim.lr_scheduler.StepLR</c>: <c>Lr Gamma^floor(k / StepSize)</c>, without end.</summary>
/// <remarks>Update <c>k</c> counts from 0; the first drop takes effect at update <c>StepSize</c>.</remarks>
public sealed partial class StepLR
{
    [Schedule]
    private static Curve Define(
        [Setting(Min = 1)] long stepSize = 30, [Setting(Min = 0)] double gamma = 0.1, [Setting(Min = 0)] double lr = 0.1) =>
        Curve.Constant(lr, stepSize).Repeat(growth: 1, decay: gamma);
}
