namespace ScheduleDsl.Optax;

/// <summary><c>optax.constant_schedule</c>: one value, without end.</summary>
/// <remarks>Every update gets <c>Value</c>. The original has no default for it.</remarks>
public sealed partial class ConstantSchedule
{
    /// <param name="value">The value.</param>
    [Schedule]
    private static Curve Define(double value = 0.1) => Curve.Constant(value);
}
