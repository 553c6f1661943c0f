namespace ScheduleDsl.Optax;

/// <summary><c>optax.piecewise_constant_schedule</c>: <c>InitValue</c> times the scale of every boundary that has been reached.</summary>
/// <remarks>
/// Update <c>k</c>, counted from 0, gets the product over the boundaries <c>b &lt;= k</c>: a scale takes effect at update <c>b</c>, as PyTorch's milestones do.
/// <c>BoundariesAndScales</c> holds boundaries with scales, such as <c>60:0.1, 120:0.1</c>. Scales are relative to the value before, not to <c>InitValue</c>.
/// </remarks>
public sealed partial class PiecewiseConstantSchedule
{
    /// <param name="boundariesAndScales">Updates with the factor that each brings.</param>
    /// <param name="initValue">Value before the first boundary.</param>
    [Schedule]
    private static Curve Define(StepTable boundariesAndScales, double initValue = 0.1) =>
        Curve.Of(k => initValue * boundariesAndScales.ProductUpTo(k));
}
