using static ScheduleDsl.Language;

namespace ScheduleDsl.Optax;

/// <summary><c>optax.polynomial_schedule</c>: from one value to another along <c>(1 - x)^Power</c>.</summary>
/// <remarks>
/// Update <c>k</c>, counted from 0, gets <c>EndValue + (InitValue - EndValue) (1 - x)^Power</c> with <c>x</c> the part in [0, 1] of <c>(k - TransitionBegin) /
/// TransitionSteps</c>: <c>InitValue</c> up to update <c>TransitionBegin</c>, <c>EndValue</c> from <c>TransitionBegin + TransitionSteps</c> on. A
/// <c>TransitionSteps</c> of 0 or less leaves <c>InitValue</c> for ever, and a negative <c>TransitionBegin</c> is taken as 0, as there. Only
/// <c>TransitionBegin</c> has a default in the original.
/// </remarks>
public sealed partial class PolynomialSchedule
{
    /// <param name="initValue">Value at update 0.</param>
    /// <param name="endValue">Value at the end.</param>
    /// <param name="power">Exponent; 1 is a straight line.</param>
    /// <param name="transitionSteps">Updates of the transition; 0 or less keeps the first value.</param>
    /// <param name="transitionBegin">Update at which the transition begins; a negative number is taken as 0.</param>
    [Schedule]
    private static Curve Define(
        double initValue = 0.1,
        double endValue = 0,
        [Setting(Above = 0)] double power = 1,
        [Setting(Min = Transition.AnyWholeNumber)] long transitionSteps = 1000,
        [Setting(Min = Transition.AnyWholeNumber)] long transitionBegin = 0) =>
        Transition.Of(initValue, Curve.Fall(t => Pow(1 - t, power), initValue, endValue, Max(transitionSteps, 0.0)), transitionSteps, transitionBegin);
}
