using static ScheduleDsl.Language;

namespace ScheduleDsl.Optax;

/// <summary>What optax's transitions share.</summary>
internal static class Transition
{
    /// <summary>The least whole number that a setting can hold: optax takes negative lengths for 0.</summary>
    public const double AnyWholeNumber = -9007199254740992;

    /// <summary>The first value until the transition begins; for ever where the transition takes no time, which it then never does.</summary>
    public static Curve Of(double initValue, Curve transition, long transitionSteps, long transitionBegin) => transitionSteps > 0
        ? Curve.Constant(initValue, Max(transitionBegin, 0.0)).Then(transition)
        : Curve.Constant(initValue, 0);

    /// <summary>A line from one value to the other; it stays at the first where it takes no update.</summary>
    public static Curve Line(double from, double to, long steps) => steps > 0 ? Curve.Line(from, to, steps) : Curve.Constant(from, 0);
}
