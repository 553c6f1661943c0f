using System.ComponentModel;

namespace ScheduleDsl.Ilgpu.CompilerServices;

/// <summary>The remainder of floating-point numbers, exact and with the sign of the dividend as C#'s: ILGPU compiles none for CUDA.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DeviceRemainder
{
    private const int Infinite32 = 0x7F80_0000;
    private const long Infinite64 = 0x7FFL << 52;

    /// <summary><c>x % y</c>.</summary>
    public static float Of(float x, float y)
    {
        int left = DeviceMath.Bits(x) & int.MaxValue, right = DeviceMath.Bits(y) & int.MaxValue;
        bool hasNone = left >= Infinite32 || right > Infinite32 || right == 0;
        return hasNone ? (x * y - x * y) / 0f : left < right ? x : DeviceMath.FromBits((int)Rest(left, right, 23) | (DeviceMath.Bits(x) & int.MinValue));
    }

    /// <inheritdoc cref="Of(float, float)"/>
    public static double Of(double x, double y)
    {
        long left = DeviceMath.Bits(x) & long.MaxValue, right = DeviceMath.Bits(y) & long.MaxValue;
        bool hasNone = left >= Infinite64 || right > Infinite64 || right == 0;
        return hasNone ? (x * y - x * y) / 0d : left < right ? x : DeviceMath.FromBits(Rest(left, right, 52) | (DeviceMath.Bits(x) & long.MinValue));
    }

    // Long division of positive numbers by their bits: one bit of the quotient at a time, of which only what is left is kept.
    private static long Rest(long left, long right, int width)
    {
        long hidden = 1L << width, exponent = Exponent(left, width), least = Exponent(right, width);
        long divisor = Significand(right, least, width), rest = Significand(left, exponent, width);
        while (exponent > least)
        {
            rest = (rest >= divisor ? rest - divisor : rest) << 1;
            exponent--;
        }

        rest = rest >= divisor ? rest - divisor : rest;
        while (rest != 0 && rest < hidden && exponent > 1)
        {
            rest <<= 1;
            exponent--;
        }

        // Subnormal numbers have no bit above their significand.
        return exponent < 1 ? rest >> (int)(1 - exponent) : rest < hidden ? rest : (rest - hidden) | (exponent << width);
    }

    // That of a significand with its highest bit at the same place for all numbers; of a subnormal number it is below 1.
    private static long Exponent(long bits, int width)
    {
        long exponent = bits >> width;
        bool isSubnormal = exponent == 0;
        exponent = isSubnormal ? 1 : exponent;
        for (long significand = bits; isSubnormal && significand < 1L << width; significand <<= 1)
            exponent--;
        return exponent;
    }

    private static long Significand(long bits, long exponent, int width) => exponent > 0 ? (bits & ((1L << width) - 1)) | (1L << width) : bits << (int)(1 - exponent);
}
