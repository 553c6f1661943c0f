namespace ScheduleDsl.PyTorchWarmup;

/// <summary><c>pytorch_warmup.LinearWarmup</c>: a factor for any schedule that grows in equal steps and is never 0.</summary>
/// <remarks>
/// Update <c>k</c>, counted from 0, gets <c>Lr min(1, (k + 1) / WarmupPeriod)</c>: the first <c>1 / WarmupPeriod</c>, and all of <c>Lr</c> from update <c>WarmupPeriod - 1</c> on, one earlier
/// than where <c>k / W</c> is used. Ma, Yarats, "On the adequacy of untuned warmup for adaptive optimization", 2019.
/// </remarks>
public sealed partial class LinearWarmup
{
    /// <param name="warmupPeriod">Number of updates up to the full rate.</param>
    /// <param name="lr">The rate that is dampened; 1 for the factor itself.</param>
    [Schedule]
    private static Curve Define(long warmupPeriod, [Setting(Min = 0, Role = HyperRole.Peak)] double lr = 1) => Rise(lr, warmupPeriod);

    internal static Curve Rise(double lr, double period) => Curve.Line(lr / period, lr, period - 1).Then(Curve.Constant(lr));
}
