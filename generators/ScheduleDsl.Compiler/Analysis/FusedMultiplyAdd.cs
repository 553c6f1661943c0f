using System;
using System.Numerics;

namespace ScheduleDsl.Compiler.Analysis;

/// <summary>x * y + z rounded once, for hosts without the instruction.</summary>
public static class FusedMultiplyAdd
{
    public static float OfFloats(double x, double y, double z)
    {
        // The product of two floats is exact in double; rounding the sum to odd keeps what the rounding to float needs.
        (double sum, double error) = TwoSum(x * y, z);
        return (float)ToOdd(sum, error);
    }

    public static double OfDoubles(double x, double y, double z)
    {
        if (IsFinite(x) && IsFinite(y) && IsFinite(z) && x != 0 && y != 0)
            return IsTame(x) && IsTame(y) && (z == 0 || IsTame(z)) ? ErrorFree(x, y, z) : Exact(x, y, z);
        bool isPlainProduct = IsFinite(x) && IsFinite(y);
        return isPlainProduct && double.IsInfinity(z) ? z : x * y + z;
    }

    // Boldo and Melquiond 2008: with product and sums free of error, only the last addition rounds.
    private static double ErrorFree(double x, double y, double z)
    {
        (double high, double low) = TwoProduct(x, y);
        (double middle, double rest) = TwoSum(z, low);
        (double top, double carry) = TwoSum(high, middle);
        (double tail, double error) = TwoSum(carry, rest);
        return top + ToOdd(tail, error);
    }

    // Far from overflow and underflow, where the error of a sum or product is itself a double.
    private static bool IsTame(double x) => Math.Abs(x) is > 1e-70 and < 1e70;

    private static bool IsFinite(double x) => !double.IsNaN(x) && !double.IsInfinity(x);

    private static (double Sum, double Error) TwoSum(double a, double b)
    {
        double sum = a + b;
        double other = sum - a;
        return (sum, a - (sum - other) + (b - other));
    }

    private static (double Product, double Error) TwoProduct(double a, double b)
    {
        double product = a * b;
        (double aHigh, double aLow) = Split(a);
        (double bHigh, double bLow) = Split(b);
        return (product, aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow));
    }

    private static (double High, double Low) Split(double a)
    {
        double scaled = 134217729 * a; // 2^27 + 1
        double high = scaled - (scaled - a);
        return (high, a - high);
    }

    /// <summary>Of the two doubles around sum + error the one with an odd last bit, unless the sum is exact.</summary>
    private static double ToOdd(double sum, double error)
    {
        long bits = BitConverter.DoubleToInt64Bits(sum);
        if (error == 0 || double.IsNaN(error) || double.IsInfinity(sum) || (bits & 1) != 0)
            return sum;
        return BitConverter.Int64BitsToDouble(error > 0 == sum > 0 ? bits + 1 : bits - 1);
    }

    private static double Exact(double x, double y, double z)
    {
        (BigInteger a, int ea) = Parts(x);
        (BigInteger b, int eb) = Parts(y);
        (BigInteger c, int ec) = Parts(z);
        int exponent = Math.Min(ea + eb, ec);
        BigInteger sum = ((a * b) << (ea + eb - exponent)) + (c << (ec - exponent));
        return sum.IsZero ? x * y + z : Round(sum, exponent);
    }

    private static (BigInteger Mantissa, int Exponent) Parts(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)((bits >> 52) & 0x7FF);
        long mantissa = bits & 0xFFFFFFFFFFFFF;
        mantissa = exponent == 0 ? mantissa : mantissa | (1L << 52);
        return (bits < 0 ? -mantissa : mantissa, Math.Max(exponent, 1) - 1075);
    }

    private static int BitLength(BigInteger magnitude)
    {
        byte[] bytes = magnitude.ToByteArray();
        int length = 8 * (bytes.Length - 1);
        for (int top = bytes[bytes.Length - 1]; top != 0; top >>= 1)
            length++;
        return length;
    }

    private static double Round(BigInteger mantissa, int exponent)
    {
        BigInteger magnitude = BigInteger.Abs(mantissa);
        int length = BitLength(magnitude);

        // 53 bits, or fewer where the result is denormal; ties go to even.
        int drop = Math.Max(length - 53, -1074 - exponent);
        if (drop > 0)
        {
            BigInteger kept = magnitude >> drop;
            int side = (magnitude - (kept << drop)).CompareTo(BigInteger.One << (drop - 1));
            magnitude = side > 0 || (side == 0 && !kept.IsEven) ? kept + 1 : kept;
            exponent += drop;
        }
        double result = (double)magnitude;
        while (exponent > 0 && !double.IsInfinity(result))
        {
            int part = Math.Min(exponent, 1000);
            result *= Math.Pow(2, part);
            exponent -= part;
        }

        // Exact in every step: the bits that do not fit were dropped above.
        while (exponent < 0)
        {
            int part = Math.Max(exponent, -1000);
            result *= Math.Pow(2, part);
            exponent -= part;
        }
        return mantissa.Sign < 0 ? -result : result;
    }
}
