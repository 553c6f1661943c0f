using System;
using System.Linq;
using Xunit;

namespace ScheduleDsl.Tests.Precision;

public sealed unsafe class Float16ConversionTests
{
    [Fact]
    public void EveryArm_WidensEveryPatternAsThePlatformDoes()
    {
        ushort[] halves = Bits.AllHalves();
        uint[] scalar = [];
        foreach (Arm arm in (Arm[])[Arm.Scalar, .. Bits.Arms])
        {
            float[] actual = new float[halves.Length];
            fixed (ushort* source = halves)
            fixed (float* destination = actual)
                Float16Conversion.Widen(arm, source, destination, halves.Length);
            for (int i = 0; i < halves.Length; i++)
            {
                float expected = (float)BitConverter.UInt16BitsToHalf(halves[i]);
                Assert.True(float.IsNaN(expected) ? float.IsNaN(actual[i]) : Same(expected, actual[i]), $"{arm} {halves[i]:x4}: {actual[i]:r}, not {expected:r}");
            }

            scalar = arm == Arm.Scalar ? Bits.Of(actual) : scalar;
            Assert.Equal(scalar, Bits.Of(actual));
        }
    }

    [Fact]
    public void EveryArm_NarrowsAsThePlatformDoes()
    {
        float[] values = [.. Bits.Floats(10_007), .. AroundEveryTie()];
        ushort[] scalar = [];
        foreach (Arm arm in (Arm[])[Arm.Scalar, .. Bits.Arms])
        {
            ushort[] actual = new ushort[values.Length];
            fixed (float* source = values)
            fixed (ushort* destination = actual)
                Float16Conversion.Narrow(arm, source, destination, values.Length);
            for (int i = 0; i < values.Length; i++)
            {
                Half expected = (Half)values[i];
                bool agrees = Half.IsNaN(expected) ? Half.IsNaN(BitConverter.UInt16BitsToHalf(actual[i])) : BitConverter.HalfToUInt16Bits(expected) == actual[i];
                Assert.True(agrees, $"{arm} {values[i]:r}: {actual[i]:x4}, not {expected}");
            }

            scalar = arm == Arm.Scalar ? actual : scalar;
            Assert.Equal(scalar, actual);
        }
    }

    // Between two neighbours lies the tie; rounding turns there, for subnormal numbers too.
    private static float[] AroundEveryTie() =>
    [
        .. Enumerable.Range(0, 0x7C00).SelectMany(bits =>
        {
            float tie = (float)(((double)BitConverter.UInt16BitsToHalf((ushort)bits) + NextUp(bits)) / 2);
            return (float[])[MathF.BitDecrement(tie), tie, -tie, MathF.BitIncrement(tie)];
        }),
    ];

    private static double NextUp(int bits) => bits == 0x7BFF ? 65536 : (double)BitConverter.UInt16BitsToHalf((ushort)(bits + 1));

    private static bool Same(float x, float y) => BitConverter.SingleToUInt32Bits(x) == BitConverter.SingleToUInt32Bits(y);
}
