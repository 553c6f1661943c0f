using ILGPU;
using ScheduleDsl.Ilgpu.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <summary>
/// The logarithm and the sine that normal random numbers are made of, by the formulas of the rule language; a fused multiply-add is rounded twice, as everywhere on devices.
/// </summary>
internal static class DeviceFunctions
{
    private const double Ln2High = 0.6931471805598903, Ln2Low = 5.497923018708371e-14;

    /// <summary>The natural logarithm of a normal positive number.</summary>
    public static double Log(double x)
    {
        long bits = (long)Interop.FloatAsInt(x);
        long biased = (bits + (0x3FF0000000000000 - 0x3FE6A09E667F3BCD)) >> 52;
        double k = biased - 1023;
        double f = Interop.IntAsFloat((ulong)(bits - ((biased - 1023) << 52))) - 1;
        double s = f / (f + 2);
        double z = s * s;
        double q = 0.13087959390405046;
        q = q * z + 0.13268636903839737;
        q = q * z + 0.15386245169845728;
        q = q * z + 0.18181795531402514;
        q = q * z + 0.2222222239282301;
        q = q * z + 0.28571428570798235;
        q = q * z + 0.40000000000000885;
        double p = q * z + 0.6666666666666666;
        double half = 0.5 * f * f;
        double rest = s * (p * z + half) + k * Ln2Low - half;
        return k * Ln2High + (f + rest);
    }

    /// <summary><c>sin(x + quadrant * pi / 2)</c> for x from 0 to 2 pi.</summary>
    public static double SineOfQuadrant(double x, long quadrant)
    {
        // Angles are small, so 33 bits of pi / 2 at a time give an exact first product without a fused multiply-add.
        const double TwoOverPi = 0.6366197723675814;
        const double First = 1.5707963267341256, Second = 6.077100506303966e-11, Third = 2.0222662487959506e-21;
        double n = DeviceMath.Floor(x * TwoOverPi + 0.5);
        double r = x - n * First - n * Second - n * Third;
        double z = r * r;
        double s = 1.5918002281873061e-10;
        s = s * z - 2.5051130101805494e-08;
        s = s * z + 2.755731609430797e-06;
        s = s * z - 0.0001984126983674298;
        s = s * z + 0.00833333333333094;
        s = s * z - 0.16666666666666666;
        double sine = r + s * (z * r);
        double c = -1.138255204095506e-11;
        c = c * z + 2.0876145163581403e-09;
        c = c * z - 2.7557317266494944e-07;
        c = c * z + 2.4801587298755762e-05;
        c = c * z - 0.001388888888888739;
        c = c * z + 0.041666666666666664;
        double half = 0.5 * z;
        double most = 1 - half;
        double cosine = most + (1 - most - half + c * (z * z));
        long turn = (long)n + quadrant;
        double value = (turn & 1) == 0 ? sine : cosine;
        return (turn & 2) == 0 ? value : -value;
    }
}
