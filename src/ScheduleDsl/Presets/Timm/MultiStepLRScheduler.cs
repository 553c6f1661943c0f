using static ScheduleDsl.Language;

namespace ScheduleDsl.Timm;

/// <summary><c>timm.scheduler.MultiStepLRScheduler</c>: drops at given times, one earlier than in PyTorch, with warmup.</summary>
/// <remarks>
/// At <c>t</c>, counted from 0 in whatever the caller counts (epochs or updates), <c>Lr DecayRate^n</c> where <c>n</c> of the times <c>DecayT</c> are at most <c>t + 1</c>: a
/// drop at 60 takes effect at 59. The very first rate is <c>Lr</c>, which construction sets. Below <c>WarmupT</c> the rate is on a line from <c>WarmupLrInit</c> to
/// <c>Lr</c>; with <c>WarmupPrefix</c>, the default, <c>t</c> counts from its end. The random noise of the original is left out.
/// </remarks>
public sealed partial class MultiStepLRScheduler
{
    /// <param name="decayT">Times of the drops; one given twice drops twice.</param>
    /// <param name="lr">The optimizer's rate.</param>
    /// <param name="decayRate">What each drop multiplies by.</param>
    /// <param name="warmupT">Length of the warmup.</param>
    /// <param name="warmupLrInit">Where the warmup begins.</param>
    /// <param name="warmupPrefix">Whether the drops count from the end of the warmup.</param>
    [Schedule]
    private static Curve Define(
        StepTable decayT,
        [Setting(Min = 0, Role = HyperRole.Peak)] double lr = 1,
        [Setting(Min = 0)] double decayRate = 1,
        long warmupT = 0,
        [Setting(Min = 0)] double warmupLrInit = 0,
        bool warmupPrefix = true) =>
        Warmups.Before(Curve.Of(t => lr * Pow(decayRate, decayT.CountUpTo(t + 1))), lr, lr, warmupT, warmupLrInit, warmupPrefix);
}
