namespace ScheduleDsl.Optax;

/// <summary><c>optax.piecewise_interpolate_schedule</c>: from boundary to boundary between the values that the scales give.</summary>
/// <remarks>
/// The value at boundary <c>b_i</c> is <c>v_i = InitValue</c> times the scales up to it, with <c>b_0 = 0</c> and <c>v_0 = InitValue</c>. Update <c>k</c>, counted from 0,
/// with <c>b_i &lt;= k &lt; b_{i+1}</c> lies between <c>v_i</c> and <c>v_{i+1}</c> on a line or half a cosine; from the last boundary on the last value is kept.
/// <c>BoundariesAndScales</c> is written as in <see cref="PiecewiseConstantSchedule"/>.
/// </remarks>
public sealed partial class PiecewiseInterpolateSchedule
{
    /// <param name="boundariesAndScales">Updates with the factor that each brings.</param>
    /// <param name="initValue">Value at update 0.</param>
    /// <param name="interpolateType">Shape between two boundaries.</param>
    [Schedule]
    private static Curve Define(
        StepTable boundariesAndScales, double initValue = 0.1, InterpolateType interpolateType = InterpolateType.Linear) => Curve.Of(k =>
    {
        double from = boundariesAndScales.TimeAt(k, 0);
        double to = boundariesAndScales.TimeAfter(k, k + 1);
        double passed = (k - from) / (to - from);
        double progress = interpolateType == InterpolateType.Linear ? passed : 1 - CurveMath.HalfCosine(passed);
        return initValue * CurveMath.Mix(boundariesAndScales.ProductUpTo(from), boundariesAndScales.ProductUpTo(to), progress);
    });
}
