using static ScheduleDsl.Language;

namespace ScheduleDsl.Timm;

/// <summary><c>timm.scheduler.StepLRScheduler</c>: a drop every <c>DecayT</c>, which need not be whole, with warmup.</summary>
/// <remarks>
/// At <c>t</c>, counted from 0 in whatever the caller counts (epochs or updates), <c>Lr DecayRate^floor(t / DecayT)</c>, without end. Below <c>WarmupT</c> the rate is on a
/// line from <c>WarmupLrInit</c> to <c>Lr</c>; with <c>WarmupPrefix</c>, the default here but not in the other schedulers of timm, <c>t</c> counts from its end. The random noise of
/// the original is left out.
/// </remarks>
public sealed partial class StepLRScheduler
{
    /// <param name="lr">The optimizer's rate.</param>
    /// <param name="decayT">Distance of the drops, such as 2.4 epochs.</param>
    /// <param name="decayRate">What each drop multiplies by.</param>
    /// <param name="warmupT">Length of the warmup.</param>
    /// <param name="warmupLrInit">Where the warmup begins.</param>
    /// <param name="warmupPrefix">Whether the drops count from the end of the warmup.</param>
    [Schedule]
    private static Curve Define(
        [Setting(Min = 0, Role = HyperRole.Peak)] double lr = 1,
        [Setting(Above = 0)] double decayT = 1,
        [Setting(Min = 0)] double decayRate = 1,
        long warmupT = 0,
        [Setting(Min = 0)] double warmupLrInit = 0,
        bool warmupPrefix = true) =>
        Warmups.Before(Curve.Of(t => lr * Pow(decayRate, Drops(t, decayT))), lr, lr, warmupT, warmupLrInit, warmupPrefix);

    /// <summary>The floor of the exact quotient, which a rounded one may miss where the distance is no binary fraction.</summary>
    private static double Drops(double t, double decayT)
    {
        double drops = Floor(t / decayT);
        return Fma(drops, decayT, -t) > 0 ? drops - 1 : drops;
    }
}
