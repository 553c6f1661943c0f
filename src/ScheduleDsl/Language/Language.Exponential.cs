using System;

namespace ScheduleDsl;

public static partial class Language
{
    // ln 2 in two parts. The first has so few digits that its product with any exponent is exact.
    internal const double Ln2High = 0.6931471805598903;
    internal const double Ln2Low = 5.497923018708371e-14;
    private const double Log2E = 1.4426950408889634;
    private const float Ln2HighSingle = 0.693145751953125f;
    private const float Ln2LowSingle = 1.4286068e-6f;
    private const float Log2ESingle = 1.442695f;

    // Added to a number below 2^51 (2^22 for float), 1.5 * 2^52 rounds it to an integer and leaves that integer in the low
    // bits: no target needs a conversion instruction. With the exponent's bias on top, a shift makes a power of two of it.
    private const double Rounder = 6755399441055744.0;
    private const double BiasedRounder = Rounder + 1023;
    private const float RounderSingle = 12582912f;
    private const float BiasedRounderSingle = RounderSingle + 127;

    /// <summary>e to the power <paramref name="x"/>. Error at most 1 ulp.</summary>
    /// <remarks><c>2^n e^r</c> with <c>n = round(x / ln 2)</c> and a polynomial for <c>|r| &lt;= ln 2 / 2</c>. 0 below -745.14, infinity above 709.79.</remarks>
    public static double Exp(double x) => ExpOfSum(x, 0);

    /// <inheritdoc cref="Exp(double)"/>
    public static Scalar Exp(Scalar x) => Exp(x.Value);

    /// <summary>e to the power <paramref name="x"/>, computed in float. Error at most 1 ulp.</summary>
    /// <remarks>0 below -103.98, infinity above 88.72.</remarks>
    public static float Exp(float x)
    {
        float bounded = x < -110 ? -110 : x > 90 ? 90 : x;
        float n = Fma(bounded, Log2ESingle, RounderSingle) - RounderSingle;
        float r = Fma(-n, Ln2LowSingle, Fma(-n, Ln2HighSingle, bounded));

        float p = 0.00019907588f;
        p = Fma(p, r, 0.0013933652f);
        p = Fma(p, r, 0.008333286f);
        p = Fma(p, r, 0.041666467f);
        p = Fma(p, r, 0.16666667f);
        p = Fma(p, r, 0.5f);
        float significand = 1 + Fma(p, r * r, r);

        // In two factors, because 2^n alone may be out of range where the result is not.
        float shifted = Fma(n, 0.5f, BiasedRounderSingle);
        float rest = n - (shifted - BiasedRounderSingle) + BiasedRounderSingle;
        float first = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(shifted) << 23);
        float second = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(rest) << 23);
        return significand * first * second;
    }

    /// <summary>e to the power <c>high + low</c>, where <c>|low|</c> is at most an ulp of <c>high</c> or so.</summary>
    private static double ExpOfSum(double high, double low)
    {
        double bounded = high < -750 ? -750 : high > 720 ? 720 : high;
        double n = Fma(bounded, Log2E, Rounder) - Rounder;
        double r = Fma(-n, Ln2Low, Fma(-n, Ln2High, bounded)) + low;

        double p = 2.092159309076324e-09;
        p = Fma(p, r, 2.5105217474906272e-08);
        p = Fma(p, r, 2.755725290611069e-07);
        p = Fma(p, r, 2.7557255399191296e-06);
        p = Fma(p, r, 2.4801587347338428e-05);
        p = Fma(p, r, 0.00019841269874821258);
        p = Fma(p, r, 0.0013888888888874402);
        p = Fma(p, r, 0.008333333333326136);
        p = Fma(p, r, 0.041666666666666685);
        p = Fma(p, r, 0.1666666666666667);
        p = Fma(p, r, 0.5);
        double significand = 1 + Fma(p, r * r, r);

        double shifted = Fma(n, 0.5, BiasedRounder);
        double rest = n - (shifted - BiasedRounder) + BiasedRounder;
        double first = BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(shifted) << 52);
        double second = BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(rest) << 52);
        return significand * first * second;
    }
}
