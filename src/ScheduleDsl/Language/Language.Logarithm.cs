using System;

namespace ScheduleDsl;

public static partial class Language
{
    // Bits of 1 less the bits of sqrt(1/2): added to the bits of x, they carry into the exponent just where the significand
    // should be taken from [sqrt(1/2), 1) instead of [1, 2), so that it lies around 1.
    private const long OneLessHalfRoot = 0x3FF0000000000000 - 0x3FE6A09E667F3BCD;
    private const int OneLessHalfRootSingle = 0x3F800000 - 0x3F3504F3;

    // 2^52 (2^23 for float) whose low bits can take a small integer: the way to a floating-point number without a conversion.
    private const long IntegerHolder = 0x4330000000000000;
    private const double IntegerHolderLessBias = -(4503599627370496.0 + 1023);
    private const int IntegerHolderSingle = 0x4B000000;
    private const float IntegerHolderLessBiasSingle = -(8388608f + 127);

    private const double SmallestNormal = 2.2250738585072014E-308;
    private const double TwoTo54 = 18014398509481984;
    private const float SmallestNormalSingle = 1.17549435E-38f;
    private const float TwoTo25Single = 33554432f;

    /// <summary>The natural logarithm. Error at most 0.9 ulp; -infinity at zero, NaN below.</summary>
    /// <remarks>
    /// <c>x = 2^k m</c> with m around 1; <c>ln m = 2 artanh(s)</c>, <c>s = (m - 1) / (m + 1)</c>, as a polynomial in <c>s^2</c>.
    /// </remarks>
    public static double Log(double x)
    {
        double k = Exponent(x);
        double f = Significand(x) - 1;
        double s = f / (f + 2);
        double z = s * s;

        double p = Fma(LogSeries(z), z, 0.6666666666666666);

        // 2 s = f - s f and s f = f^2 / 2 - s f^2 / 2: f itself is exact, so what is rounded is only the small rest.
        double half = 0.5 * f * f;
        double rest = Fma(s, Fma(p, z, half), k * Ln2Low) - half;
        double result = k * Ln2High + (f + rest);
        return LogSpecial(x, result);
    }

    /// <summary>The q of <c>ln m = 2 s + s z (2/3 + z q)</c>, where <c>s = (m - 1) / (m + 1)</c> and <c>z = s^2</c>, for m in [sqrt(1/2), sqrt(2)).</summary>
    internal static double LogSeries(double z)
    {
        double q = 0.13087959390405046;
        q = Fma(q, z, 0.13268636903839737);
        q = Fma(q, z, 0.15386245169845728);
        q = Fma(q, z, 0.18181795531402514);
        q = Fma(q, z, 0.2222222239282301);
        q = Fma(q, z, 0.28571428570798235);
        return Fma(q, z, 0.40000000000000885);
    }

    /// <inheritdoc cref="Log(double)"/>
    public static Scalar Log(Scalar x) => Log(x.Value);

    /// <summary>The natural logarithm, computed in float. Error at most 0.9 ulp.</summary>
    public static float Log(float x)
    {
        float normal = x < SmallestNormalSingle ? x * TwoTo25Single : x;
        int bits = BitConverter.SingleToInt32Bits(normal);
        int biased = (bits + OneLessHalfRootSingle) >> 23;
        float exponent = BitConverter.Int32BitsToSingle(biased + IntegerHolderSingle) + IntegerHolderLessBiasSingle;
        float k = x < SmallestNormalSingle ? exponent - 25 : exponent;
        float f = BitConverter.Int32BitsToSingle(bits - ((biased - 127) << 23)) - 1;

        float p = 0.07332701f;
        p = Fma(p, f, -0.11660375f);
        p = Fma(p, f, 0.1163478f);
        p = Fma(p, f, -0.12396644f);
        p = Fma(p, f, 0.14251141f);
        p = Fma(p, f, -0.16669153f);
        p = Fma(p, f, 0.20000689f);
        p = Fma(p, f, -0.2499998f);
        p = Fma(p, f, 0.3333333f);

        float square = f * f;
        float rest = Fma(square, Fma(p, f, -0.5f), k * Ln2LowSingle);
        float result = Fma(k, Ln2HighSingle, f + rest);
        return x > 0 ? (x < float.PositiveInfinity ? result : x) : (x == 0 ? float.NegativeInfinity : float.NaN);
    }

    private static double LogSpecial(double x, double result)
        => x > 0 ? (x < double.PositiveInfinity ? result : x) : (x == 0 ? double.NegativeInfinity : double.NaN);

    /// <summary>The k of <c>x = 2^k m</c> with m in [sqrt(1/2), sqrt(2)), for positive finite x.</summary>
    internal static double Exponent(double x)
    {
        double exponent = BitConverter.Int64BitsToDouble(BiasedExponent(x) + IntegerHolder) + IntegerHolderLessBias;
        return x < SmallestNormal ? exponent - 54 : exponent;
    }

    /// <summary>The m of <c>x = 2^k m</c> with m in [sqrt(1/2), sqrt(2)), for positive finite x.</summary>
    internal static double Significand(double x)
        => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(Normal(x)) - ((BiasedExponent(x) - 1023) << 52));

    private static long BiasedExponent(double x) => (BitConverter.DoubleToInt64Bits(Normal(x)) + OneLessHalfRoot) >> 52;

    private static double Normal(double x) => x < SmallestNormal ? x * TwoTo54 : x;
}
