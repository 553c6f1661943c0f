namespace ScheduleDsl.PyTorch;

/// <summary><c>torch.optim.lr_scheduler.CosineAnnealingLR</c>: half a cosine down to <c>EtaMin</c>, and up again after it.</summary>
/// <remarks>
/// <para>
/// Update <c>k</c>, counted from 0, gets <c>EtaMin + (Lr - EtaMin) (1 + cos(pi k / TMax)) / 2</c>. <c>EtaMin</c> is reached at update <c>TMax</c>, so a run of
/// exactly <c>TMax</c> updates never uses it. Beyond it the cosine goes on and rises, back to <c>Lr</c> at update <c>2 TMax</c>: optax's and Megatron's
/// cosines hold their end value there, Hugging Face's rises like this one. There is no warmup: see <see cref="LinearThenCosine"/>.
/// </para>
/// <para>Loshchilov, Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts", 2016, without the restarts.</para>
/// </remarks>
public sealed partial class CosineAnnealingLR
{
    /// <param name="tMax">Updates down to <c>EtaMin</c>: half a period.</param>
    /// <param name="etaMin">Least rate.</param>
    /// <param name="lr">The optimizer's learning rate, which the original scales.</param>
    [Schedule(End = ScheduleEnd.Continue)]
    private static Curve Define(long tMax, [Setting(Min = 0, Role = HyperRole.Floor)] double etaMin = 0, [Setting(Min = 0, Role = HyperRole.Peak)] double lr = 0.1) =>
        Curve.Fall(Profiles.Cosine.Value, lr, etaMin, tMax);
}
