using static ScheduleDsl.Language;

namespace ScheduleDsl.PyTorchWarmup;

/// <summary><c>pytorch_warmup.ExponentialWarmup</c>: a factor for any schedule that comes near to 1 and never gets there.</summary>
/// <remarks>
/// Update <c>k</c>, counted from 0, gets <c>Lr (1 - exp(-(k + 1) / WarmupPeriod))</c>. Ma, Yarats, "On the adequacy of untuned warmup for adaptive optimization", 2019.
/// </remarks>
public sealed partial class ExponentialWarmup
{
    /// <param name="warmupPeriod">Updates in which what is missing shrinks by the factor e.</param>
    /// <param name="lr">The rate that is dampened; 1 for the factor itself.</param>
    [Schedule]
    private static Curve Define(long warmupPeriod, [Setting(Min = 0, Role = HyperRole.Peak)] double lr = 1) => Rise(lr, warmupPeriod);

    internal static Curve Rise(double lr, double period) => Curve.Of(k => lr * (1 - Exp(-(k + 1) / period)));
}
