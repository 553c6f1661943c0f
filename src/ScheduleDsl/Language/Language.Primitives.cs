using System;

namespace ScheduleDsl;

// The bodies run when a rule runs as plain C#; the compiler knows each of these as one operation and never looks inside.
public static partial class Language
{
    /// <summary>The square root, correctly rounded; NaN below zero, and -0 of -0.</summary>
    public static double Sqrt(double x) => Math.Sqrt(x);

    /// <inheritdoc cref="Sqrt(double)"/>
    public static float Sqrt(float x) => MathF.Sqrt(x);

    /// <inheritdoc cref="Sqrt(double)"/>
    public static Scalar Sqrt(Scalar x) => Math.Sqrt(x.Value);

    /// <inheritdoc cref="Sqrt(double)"/>
    public static Scalar Sqrt(long x) => Math.Sqrt(x);

    /// <summary><c>x * y + z</c> with a single rounding, on every machine.</summary>
    public static double Fma(double x, double y, double z) => Math.FusedMultiplyAdd(x, y, z);

    /// <inheritdoc cref="Fma(double, double, double)"/>
    public static float Fma(float x, float y, float z) => MathF.FusedMultiplyAdd(x, y, z);

    /// <inheritdoc cref="Fma(double, double, double)"/>
    public static Scalar Fma(Scalar x, Scalar y, Scalar z) => Math.FusedMultiplyAdd(x.Value, y.Value, z.Value);

    /// <summary><c>|x|</c>: clears the sign, of NaN and zero too.</summary>
    public static double Abs(double x) => Math.Abs(x);

    /// <inheritdoc cref="Abs(double)"/>
    public static float Abs(float x) => MathF.Abs(x);

    /// <inheritdoc cref="Abs(double)"/>
    public static Scalar Abs(Scalar x) => Math.Abs(x.Value);

    /// <summary>IEEE 754 minimum: NaN if either is NaN, and -0 is below +0.</summary>
    public static double Min(double x, double y) => Math.Min(x, y);

    /// <inheritdoc cref="Min(double, double)"/>
    public static float Min(float x, float y) => MathF.Min(x, y);

    /// <inheritdoc cref="Min(double, double)"/>
    public static Scalar Min(Scalar x, Scalar y) => Math.Min(x.Value, y.Value);

    /// <summary>IEEE 754 maximum: NaN if either is NaN, and +0 is above -0.</summary>
    public static double Max(double x, double y) => Math.Max(x, y);

    /// <inheritdoc cref="Max(double, double)"/>
    public static float Max(float x, float y) => MathF.Max(x, y);

    /// <inheritdoc cref="Max(double, double)"/>
    public static Scalar Max(Scalar x, Scalar y) => Math.Max(x.Value, y.Value);

    /// <summary>The largest integer that is not above <paramref name="x"/>.</summary>
    public static double Floor(double x) => Math.Floor(x);

    /// <inheritdoc cref="Floor(double)"/>
    public static float Floor(float x) => MathF.Floor(x);

    /// <inheritdoc cref="Floor(double)"/>
    public static Scalar Floor(Scalar x) => Math.Floor(x.Value);
}
