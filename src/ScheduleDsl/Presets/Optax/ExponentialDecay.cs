using static ScheduleDsl.Language;

namespace ScheduleDsl.Optax;

/// <summary><c>optax.exponential_decay</c>: <c>InitValue DecayRate^p</c>, smoothly or in steps, within a bound, without end.</summary>
/// <remarks>
/// <c>p = (k - TransitionBegin) / TransitionSteps</c> for update <c>k</c>, counted from 0, rounded down with <c>Staircase</c>; up to update <c>TransitionBegin</c> the
/// value is <c>InitValue</c>. <c>EndValue</c> is a lower bound for a <c>DecayRate</c> below 1, else an upper one; negative, as by default, it stands for <c>None</c>.
/// A <c>TransitionSteps</c> of 0 or less or a <c>DecayRate</c> of 0 leaves <c>InitValue</c> for ever, and a negative <c>TransitionBegin</c> is taken as 0, as there.
/// The original has no defaults for the first three settings.
/// </remarks>
public sealed partial class ExponentialDecay
{
    /// <param name="initValue">Value at update 0.</param>
    /// <param name="transitionSteps">Updates in which the value decays by <c>DecayRate</c>; 0 or less keeps the first value.</param>
    /// <param name="decayRate">Factor of each <c>TransitionSteps</c> updates; 0 keeps the first value.</param>
    /// <param name="transitionBegin">Update at which the transition begins; a negative number is taken as 0.</param>
    /// <param name="staircase">Whether the value changes only every <c>TransitionSteps</c> updates.</param>
    /// <param name="endValue">Bound of the value; negative stands for <c>None</c>.</param>
    [Schedule]
    private static Curve Define(
        [Setting(Min = 0)] double initValue = 0.1,
        [Setting(Min = Transition.AnyWholeNumber)] long transitionSteps = 1000,
        [Setting(Min = 0)] double decayRate = 0.5,
        [Setting(Min = Transition.AnyWholeNumber)] long transitionBegin = 0,
        bool staircase = false,
        double endValue = -1) =>
        Of(initValue, transitionSteps, decayRate, transitionBegin, staircase, endValue);

    internal static Curve Of(double initValue, long transitionSteps, double decayRate, long transitionBegin, bool staircase, double endValue)
    {
        double bound = endValue >= 0 ? endValue : decayRate < 1 ? 0 : double.MaxValue;
        double begin = Max(transitionBegin, 0.0);
        return transitionSteps > 0 && decayRate > 0
            ? Curve.Of(k =>
            {
                double passed = Max(0, k - begin) / transitionSteps;
                double value = initValue * Pow(decayRate, staircase ? Floor(passed) : passed);
                return decayRate < 1 ? Max(value, bound) : Min(value, bound);
            })
            : Curve.Constant(initValue);
    }
}
