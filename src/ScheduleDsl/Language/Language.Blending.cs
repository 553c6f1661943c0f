namespace ScheduleDsl;

public static partial class Language
{
    /// <summary><c>x * x</c>.</summary>
    public static double Square(double x) => x * x;

    /// <inheritdoc cref="Square(double)"/>
    public static float Square(float x) => x * x;

    /// <inheritdoc cref="Square(double)"/>
    public static Scalar Square(Scalar x) => x * x;

    /// <summary>
    /// The blend <c>(1 - t) a + t b</c>, computed as <c>Fma(t, b, (1 - t) * a)</c>: <c>Lerp(gradient, average, decay)</c> is the
    /// next exponential average.
    /// </summary>
    /// <remarks>
    /// The shorter form <c>a + t (b - a)</c> loses the decay of long averages: with a zero gradient and <c>t</c> near 1 it
    /// rounds <c>b - (1 - t) b</c> instead of <c>t b</c>. Exact at <c>t = 0</c> and <c>t = 1</c> for finite operands.
    /// </remarks>
    /// <param name="a">The value at <c>t = 0</c>.</param>
    /// <param name="b">The value at <c>t = 1</c>.</param>
    /// <param name="t">Usually in [0, 1]; beyond it the blend extrapolates.</param>
    public static double Lerp(double a, double b, double t) => Fma(t, b, (1 - t) * a);

    /// <summary>
    /// The blend <c>(1 - t) a + t b</c> of two values that differ from weight to weight, computed as
    /// <c>Fma((float)t, b, (float)(1 - t) * a)</c> with <c>1 - t</c> taken in double: for a decay of 0.9999 the float
    /// subtraction would keep three digits of the weight of <paramref name="a"/>.
    /// </summary>
    /// <inheritdoc cref="Lerp(double, double, double)" path="/param"/>
    public static float Lerp(float a, float b, Scalar t) => Fma((float)t, b, (float)(1 - t) * a);

    /// <summary>The blend with a <c>t</c> of its own for every weight; here <c>1 - t</c> is taken in float.</summary>
    /// <inheritdoc cref="Lerp(double, double, double)" path="/param"/>
    public static float Lerp(float a, float b, float t) => Fma(t, b, (1 - t) * a);

    /// <inheritdoc cref="Lerp(double, double, double)"/>
    public static Scalar Lerp(Scalar a, Scalar b, Scalar t) => Lerp(a.Value, b.Value, t.Value);
}
