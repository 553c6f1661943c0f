using System;

namespace ScheduleDsl;

public static partial class Language
{
    /// <summary>The nearest number of 8 significant bits, and of two the even one: what bfloat16 keeps of <paramref name="x"/>, where its range has it. NaN stays NaN.</summary>
    public static float RoundToBFloat16(float x)
    {
        int bits = BitConverter.SingleToInt32Bits(x);
        float rounded = BitConverter.Int32BitsToSingle((bits + 0x7FFF + ((bits >> 16) & 1)) & ~0xFFFF);
        return float.IsNaN(x) ? x : rounded;
    }

    /// <summary>The same of a double, in one rounding; numbers beyond the range of bfloat16 stay finite.</summary>
    public static double RoundToBFloat16(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        double rounded = BitConverter.Int64BitsToDouble((bits + 0xFFFFFFFFFFF + ((bits >> 45) & 1)) & ~0x1FFFFFFFFFFF);
        return double.IsNaN(x) ? x : rounded;
    }

    /// <inheritdoc cref="RoundToBFloat16(double)"/>
    public static Scalar RoundToBFloat16(Scalar x) => RoundToBFloat16(x.Value);
}
