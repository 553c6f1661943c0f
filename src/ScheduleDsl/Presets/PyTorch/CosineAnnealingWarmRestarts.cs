namespace ScheduleDsl.PyTorch;

/// <summary><c>torch.optim.lr_scheduler.CosineAnnealingWarmRestarts</c>: half cosines, each <c>TMult</c> times as long as the one before.</summary>
/// <remarks>
/// Update <c>k</c>, counted from 0, of a cycle of length <c>L</c> gets <c>EtaMin + (Lr - EtaMin) (1 + cos(pi k / L)) / 2</c>; the first cycle takes
/// <c>T0</c> updates, and at its end the next begins, so that <c>EtaMin</c> is never reached. Loshchilov, Hutter, "SGDR: Stochastic Gradient
/// Descent with Warm Restarts", 2016.
/// </remarks>
public sealed partial class CosineAnnealingWarmRestarts
{
    /// <param name="t0">Updates of the first cycle.</param>
    /// <param name="tMult">How many times as long each cycle is as the one before.</param>
    /// <param name="lr">The optimizer's learning rate, which the original scales.</param>
    /// <param name="etaMin">Least rate.</param>
    [Schedule]
    private static Curve Define(
        [Setting(Min = 1)] long t0 = 10, [Setting(Min = 1)] long tMult = 1, [Setting(Min = 0, Role = HyperRole.Peak)] double lr = 0.1, [Setting(Min = 0, Role = HyperRole.Floor)] double etaMin = 0) =>
        Curve.Fall(Profiles.Cosine.Value, lr, etaMin, t0).Repeat(growth: tMult, decay: 1);
}
