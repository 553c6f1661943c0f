namespace ScheduleDsl;

public static partial class Language
{
    /// <summary>1 above zero, -1 below it; zeros and NaN come back as they are.</summary>
    public static double Sign(double x) => x > 0 ? 1 : x < 0 ? -1 : x;

    /// <inheritdoc cref="Sign(double)"/>
    public static float Sign(float x) => x > 0 ? 1 : x < 0 ? -1 : x;

    /// <inheritdoc cref="Sign(double)"/>
    public static Scalar Sign(Scalar x) => Sign(x.Value);

    /// <summary>
    /// <c>Min(Max(x, low), high)</c>: <paramref name="x"/> brought into [low, high]. NaN stays NaN, and where the bounds are the
    /// wrong way round the result is <paramref name="high"/>.
    /// </summary>
    public static double Clamp(double x, double low, double high) => Min(Max(x, low), high);

    /// <inheritdoc cref="Clamp(double, double, double)"/>
    public static float Clamp(float x, float low, float high) => Min(Max(x, low), high);

    /// <inheritdoc cref="Clamp(double, double, double)"/>
    public static Scalar Clamp(Scalar x, Scalar low, Scalar high) => Clamp(x.Value, low.Value, high.Value);

    /// <summary><c>Min(Max(x, low), high)</c> with bounds that are the same for every weight, narrowed to float.</summary>
    public static float Clamp(float x, Scalar low, Scalar high) => Clamp(x, (float)low, (float)high);
}
