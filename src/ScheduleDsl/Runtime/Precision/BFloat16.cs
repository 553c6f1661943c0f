using System.Globalization;

namespace ScheduleDsl;

/// <summary>
/// A number of bfloat16, the upper half of a float: its range, with 8 bits of precision. For storage only: arithmetic is done in float.
/// </summary>
/// <param name="Bits">Sign, eight bits of exponent, seven of fraction.</param>
/// <remarks>Two values are equal where their bits are, so 0 differs from -0 and NaN equals itself.</remarks>
/// <example><code>
/// var x = (BFloat16)3.1415927f;   // 3.140625
/// float back = (float)x;
/// </code></example>
public readonly record struct BFloat16(ushort Bits)
{
    /// <summary>The nearest number, ties to even; beyond the largest, infinity. NaN becomes a quiet NaN.</summary>
    public static explicit operator BFloat16(float value) => new(BFloat16Conversion.Narrow(value));

    /// <summary>The same number; nothing is rounded.</summary>
    public static explicit operator float(BFloat16 value) => BFloat16Conversion.Widen(value.Bits);

    /// <summary>The number as a float prints it, whatever the culture.</summary>
    public override string ToString() => ((float)this).ToString(CultureInfo.InvariantCulture);
}
