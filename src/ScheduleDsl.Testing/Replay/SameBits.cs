using System;

namespace ScheduleDsl.Testing;

/// <summary>What the project calls the same number: the same bits, and any NaN for any NaN.</summary>
internal static class SameBits
{
    public static bool Of(float x, float y) => BitConverter.SingleToInt32Bits(x) == BitConverter.SingleToInt32Bits(y) || (float.IsNaN(x) && float.IsNaN(y));

    public static bool Of(double x, double y) => BitConverter.DoubleToInt64Bits(x) == BitConverter.DoubleToInt64Bits(y) || (double.IsNaN(x) && double.IsNaN(y));
}
