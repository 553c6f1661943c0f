namespace ScheduleDsl.Optax;

/// <summary><c>optax.warmup_exponential_decay_schedule</c>: a straight line up to the peak, then <see cref="ExponentialDecay"/> from it.</summary>
/// <remarks>
/// Update <c>k</c>, counted from 0: <c>InitValue + (PeakValue - InitValue) k / WarmupSteps</c> for <c>k &lt; WarmupSteps</c>, then the decay of <c>k - WarmupSteps</c>, so
/// that <c>TransitionBegin</c> counts from the end of the warmup. <c>EndValue</c> bounds the decay only; negative, as by default, it stands for <c>None</c>. The
/// original has no defaults for the first five settings.
/// </remarks>
public sealed partial class WarmupExponentialDecaySchedule
{
    /// <param name="initValue">Value at update 0.</param>
    /// <param name="peakValue">Value at the peak.</param>
    /// <param name="warmupSteps">Updates of the warmup.</param>
    /// <param name="transitionSteps">Updates in which the value decays by <c>DecayRate</c>; 0 or less keeps the peak.</param>
    /// <param name="decayRate">Factor of each <c>TransitionSteps</c> updates; 0 keeps the first value.</param>
    /// <param name="transitionBegin">Updates of the decay's own time at which it begins; a negative number is taken as 0.</param>
    /// <param name="staircase">Whether the value changes only every <c>TransitionSteps</c> updates.</param>
    /// <param name="endValue">Bound of the decay; negative stands for <c>None</c>.</param>
    [Schedule]
    private static Curve Define(
        double initValue = 0,
        [Setting(Min = 0, Role = HyperRole.Peak)] double peakValue = 0.1,
        long warmupSteps = 100,
        [Setting(Min = Transition.AnyWholeNumber)] long transitionSteps = 1000,
        [Setting(Min = 0)] double decayRate = 0.5,
        [Setting(Min = Transition.AnyWholeNumber)] long transitionBegin = 0,
        bool staircase = false,
        double endValue = -1) =>
        Curve.Line(initValue, peakValue, warmupSteps)
            .Then(ExponentialDecay.Of(peakValue, transitionSteps, decayRate, transitionBegin, staircase, endValue));
}
