namespace ScheduleDsl;

// A Scalar beside a float narrows to float, as with the operators of Scalar.
public static partial class Language
{
    /// <summary>IEEE 754 minimum of a value that differs from weight to weight and one that does not.</summary>
    public static float Min(float x, Scalar y) => Min(x, (float)y);

    /// <inheritdoc cref="Min(float, Scalar)"/>
    public static float Min(Scalar x, float y) => Min((float)x, y);

    /// <summary>IEEE 754 maximum of a value that differs from weight to weight and one that does not.</summary>
    public static float Max(float x, Scalar y) => Max(x, (float)y);

    /// <inheritdoc cref="Max(float, Scalar)"/>
    public static float Max(Scalar x, float y) => Max((float)x, y);

    /// <summary><c>x * y + z</c> with a single rounding, <paramref name="x"/> narrowed to float.</summary>
    public static float Fma(Scalar x, float y, float z) => Fma((float)x, y, z);

    /// <summary><c>x * y + z</c> with a single rounding, <paramref name="z"/> narrowed to float.</summary>
    public static float Fma(float x, float y, Scalar z) => Fma(x, y, (float)z);

    /// <summary><c>x * y + z</c> with a single rounding, <paramref name="x"/> and <paramref name="z"/> narrowed to float.</summary>
    public static float Fma(Scalar x, float y, Scalar z) => Fma((float)x, y, (float)z);
}
