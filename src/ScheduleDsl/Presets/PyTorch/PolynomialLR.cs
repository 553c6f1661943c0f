using static ScheduleDsl.Language;

namespace ScheduleDsl.PyTorch;

/// <summary><c>torch.optim.lr_scheduler.PolynomialLR</c>: <c>Lr (1 - k / TotalIters)^Power</c>, down to 0.</summary>
/// <remarks>
/// Update <c>k</c> counts from 0; 0 is reached at update <c>TotalIters</c> and kept. Unlike Hugging Face's and optax's polynomials it has no end value and
/// no warmup. With <c>TotalIters = 0</c> the rate stays <c>Lr</c>, as there.
/// </remarks>
public sealed partial class PolynomialLR
{
    /// <param name="totalIters">Length in updates.</param>
    /// <param name="power">Exponent; 1 is a straight line.</param>
    /// <param name="lr">The optimizer's learning rate, which the original scales.</param>
    [Schedule]
    private static Curve Define(long totalIters = 5, [Setting(Above = 0)] double power = 1, [Setting(Min = 0, Role = HyperRole.Peak)] double lr = 0.1) =>
        totalIters > 0 ? Curve.Fall(t => Pow(1 - t, power), lr, 0, totalIters) : Curve.Constant(lr, 0);
}
