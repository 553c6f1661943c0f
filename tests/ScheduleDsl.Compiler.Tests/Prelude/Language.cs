using System;

namespace ScheduleDsl;

/// <summary>A few functions in the shape of the real ones, so that expected texts here do not follow changes of formulas there.</summary>
[Functions]
public static partial class Language
{
    public static Scalar Step => 1;

    public static bool Once => Step == 1;
    public static bool Every(Scalar period) => (Step - 1) / period == Floor((Step - 1) / period);
    public static Scalar Floor(Scalar x) => Math.Floor(x.Value);

    public static float Sqrt(float x) => MathF.Sqrt(x);
    public static double Sqrt(double x) => Math.Sqrt(x);
    public static Scalar Sqrt(Scalar x) => Math.Sqrt(x.Value);
    public static float Fma(float x, float y, float z) => MathF.FusedMultiplyAdd(x, y, z);
    public static double Fma(double x, double y, double z) => Math.FusedMultiplyAdd(x, y, z);
    public static float Abs(float x) => MathF.Abs(x);
    public static float Max(float x, float y) => MathF.Max(x, y);
    public static float Max(float x, Scalar y) => MathF.Max(x, (float)y);

    public static float Sign(float x) => x > 0 ? 1 : x < 0 ? -1 : x;
    public static double Sign(double x) => x > 0 ? 1 : x < 0 ? -1 : x;
    public static float Lerp(float a, float b, Scalar t) => Fma((float)t, b, (float)(1 - t) * a);
    public static double Log(double x) => x - 1;
    public static double Sin(double x) => x;
    public static double Cos(double x) => 1 - x;
    public static double Exp(double x) => 1 + x;
    public static float Exp(float x) => 1f + x;
    public static Scalar Pow(Scalar x, Scalar y) => Exp(y.Value * x.Value);
}
