namespace ScheduleDsl.Schedules;

/// <summary>The unified budget-aware schedule: a cosine whose <c>Phi</c> says how early it falls.</summary>
/// <remarks>
/// <para>
/// With <c>u = (1 + cos(pi k / Steps)) / 2</c> update <c>k</c>, counted from 0, gets <c>Floor + (Peak - Floor) 2 u / (Phi + (2 - Phi) u)</c>. <c>Phi = 2</c> is the cosine,
/// a smaller one lies above it, and towards 0 it becomes constant. Harder problems (a larger condition number) want a larger one. Tang et al., 2025.
/// </para>
/// <para>
/// UNVERIFIED: the formula comes from a third party's implementation; the paper's general form has several phases, with the phase's index and
/// possibly half an update of offset inside the cosine.
/// </para>
/// </remarks>
public sealed partial class Uba
{
    /// <param name="steps">Length in updates; has to be set.</param>
    /// <param name="peak">The value at update 0, at least 0.</param>
    /// <param name="floor">The value at the end, at least 0.</param>
    /// <param name="phi">Above 0; 0.25 to 10 are usual.</param>
    [Schedule]
    private static Curve Define(
        long steps, [Setting(Min = 0, Role = HyperRole.Peak)] double peak = 1, [Setting(Min = 0, Role = HyperRole.Floor)] double floor = 0,
        [Setting(Above = 0)] double phi = 1) =>
        Curve.Fall(t => Profile(CurveMath.HalfCosine(t), phi), peak, floor, steps);

    private static double Profile(double u, double phi) => 2 * u / (phi + (2 - phi) * u);
}
