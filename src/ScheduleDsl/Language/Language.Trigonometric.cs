using System;

namespace ScheduleDsl;

public static partial class Language
{
    private const double TwoOverPi = 0.6366197723675814;

    // pi / 2 in three parts of 53 bits each.
    private const double HalfPi = 1.5707963267948966;
    private const double HalfPiMiddle = 6.123233995736766e-17;
    private const double HalfPiLow = -1.4973849048591698e-33;

    private const double LargestAngle = 1e9;

    /// <summary>The cosine of an angle in radians. Error at most 0.9 ulp for |x| up to 1e9; NaN beyond.</summary>
    /// <remarks>
    /// <c>x = n pi / 2 + r</c> with r in two parts, then a polynomial on <c>[-pi/4, pi/4]</c>. A larger angle would need more
    /// digits of pi than the reduction carries.
    /// </remarks>
    public static double Cos(double x) => SineOfQuadrant(x, 1);

    /// <inheritdoc cref="Cos(double)"/>
    public static Scalar Cos(Scalar x) => Cos(x.Value);

    /// <summary>The sine of an angle in radians. Error at most 0.9 ulp for |x| up to 1e9; NaN beyond.</summary>
    /// <inheritdoc cref="Cos(double)" path="/remarks"/>
    public static double Sin(double x) => SineOfQuadrant(x, 0);

    /// <inheritdoc cref="Sin(double)"/>
    public static Scalar Sin(Scalar x) => Sin(x.Value);

    /// <summary><c>sin(x + quadrant * pi / 2)</c>.</summary>
    private static double SineOfQuadrant(double x, long quadrant)
    {
        double shifted = Fma(x, TwoOverPi, Rounder);
        double n = shifted - Rounder;
        long turn = BitConverter.DoubleToInt64Bits(shifted) + quadrant;

        // The first product cancels exactly. The second is kept in two parts, and so is its difference from what is left,
        // because near a multiple of pi / 2 most digits of that cancel as well.
        double left = Fma(-n, HalfPi, x);
        double product = n * HalfPiMiddle;
        double r = left - product;
        double taken = r - left;
        double lost = left - (r - taken) - (product + taken);
        double rLow = Fma(-n, HalfPiLow, lost - Fma(n, HalfPiMiddle, -product));
        double z = r * r;

        double s = 1.5918002281873061e-10;
        s = Fma(s, z, -2.5051130101805494e-08);
        s = Fma(s, z, 2.755731609430797e-06);
        s = Fma(s, z, -0.0001984126983674298);
        s = Fma(s, z, 0.00833333333333094);
        s = Fma(s, z, -0.16666666666666666);
        double sine = r + Fma(s, z * r, Fma(-0.5 * z, rLow, rLow));

        double c = -1.138255204095506e-11;
        c = Fma(c, z, 2.0876145163581403e-09);
        c = Fma(c, z, -2.7557317266494944e-07);
        c = Fma(c, z, 2.4801587298755762e-05);
        c = Fma(c, z, -0.001388888888888739);
        c = Fma(c, z, 0.041666666666666664);
        double half = 0.5 * z;
        double most = 1 - half;
        double cosine = most + (1 - most - half + Fma(c, z * z, -r * rLow));

        double value = (turn & 1) == 0 ? sine : cosine;
        double signed = (turn & 2) == 0 ? value : -value;
        return Abs(x) <= LargestAngle ? (x == 0 && quadrant == 0 ? x : signed) : double.NaN;
    }
}
