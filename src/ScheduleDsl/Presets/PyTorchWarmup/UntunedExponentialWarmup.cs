using static ScheduleDsl.Language;

namespace ScheduleDsl.PyTorchWarmup;

/// <summary><c>pytorch_warmup.UntunedExponentialWarmup</c>: <see cref="ExponentialWarmup"/> whose period follows from Adam's second decay.</summary>
/// <remarks>
/// Update <c>k</c>, counted from 0, gets <c>Lr (1 - exp(-(k + 1) / W))</c> with <c>W = floor(1 / (1 - Beta2))</c>. The quotient is rounded before it is cut off: a <c>Beta2</c> of 0.99 gives 99 updates, not
/// 100. Ma, Yarats, "On the adequacy of untuned warmup for adaptive optimization", 2019.
/// </remarks>
public sealed partial class UntunedExponentialWarmup
{
    /// <param name="beta2">Decay of Adam's second moment.</param>
    /// <param name="lr">The rate that is dampened; 1 for the factor itself.</param>
    [Schedule]
    private static Curve Define([Setting(Min = 0, Below = 1)] double beta2 = 0.999, [Setting(Min = 0, Role = HyperRole.Peak)] double lr = 1) =>
        ExponentialWarmup.Rise(lr, Floor(1 / (1 - beta2)));
}
