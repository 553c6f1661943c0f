using static ScheduleDsl.Language;

namespace ScheduleDsl.Optax;

/// <summary><c>optax.linear_schedule</c>: a straight line from one value to another.</summary>
/// <remarks>
/// Update <c>k</c>, counted from 0, gets <c>InitValue</c> up to update <c>TransitionBegin</c>, then <c>InitValue + (EndValue - InitValue) (k - TransitionBegin) /
/// TransitionSteps</c>, and <c>EndValue</c> from update <c>TransitionBegin + TransitionSteps</c> on. A <c>TransitionSteps</c> of 0 or less leaves
/// <c>InitValue</c> for ever, and a negative <c>TransitionBegin</c> is taken as 0, as there. Only <c>TransitionBegin</c> has a default in the original.
/// </remarks>
public sealed partial class LinearSchedule
{
    /// <param name="initValue">Value at update 0.</param>
    /// <param name="endValue">Value at the end.</param>
    /// <param name="transitionSteps">Updates of the transition; 0 or less keeps the first value.</param>
    /// <param name="transitionBegin">Update at which the transition begins; a negative number is taken as 0.</param>
    [Schedule]
    private static Curve Define(
        double initValue = 0.1,
        double endValue = 0,
        [Setting(Min = Transition.AnyWholeNumber)] long transitionSteps = 1000,
        [Setting(Min = Transition.AnyWholeNumber)] long transitionBegin = 0) =>
        Transition.Of(initValue, Curve.Line(initValue, endValue, Max(transitionSteps, 0.0)), transitionSteps, transitionBegin);
}
