namespace ScheduleDsl;

/// <summary>Straight lines as references with <c>max(1, steps)</c> under the fraction have them.</summary>
internal static class LinearDescent
{
    /// <summary>From one value to the other; at once at the other where it takes no update, rather than not at all.</summary>
    public static Curve Of(double from, double to, double steps) => steps > 0 ? Curve.Line(from, to, steps) : Curve.Constant(to, 1);
}
