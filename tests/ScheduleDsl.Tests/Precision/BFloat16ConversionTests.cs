using System;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace ScheduleDsl.Tests.Precision;

public sealed unsafe class BFloat16ConversionTests
{
    [Fact]
    public void Narrow_OfRecordedNumbers_IsTheNearest()
    {
        JsonElement file = Recorded.Read("bf16_stochastic_rounding.json");
        uint[] bits = file.UInts("float32_bits");
        uint[] nearest = file.UInts("nearest_even_bits");
        for (int i = 0; i < bits.Length; i++)
            Assert.Equal(nearest[i], BFloat16Conversion.Narrow(BitConverter.UInt32BitsToSingle(bits[i])));
    }

    [Theory]
    [InlineData(1f, 0x3F80)]
    [InlineData(-2.5f, 0xC020)]
    [InlineData(1.00390625f, 0x3F80)]   // halfway between 1 and the next: to the even one
    [InlineData(1.01171875f, 0x3F82)]   // halfway above an odd one
    [InlineData(3.4028235e38f, 0x7F80)]
    [InlineData(float.NegativeInfinity, 0xFF80)]
    [InlineData(-0.0f, 0x8000)]
    public void Narrow_GoesToTheNearestAndOnTiesToTheEvenOne(float value, int bits) => Assert.Equal(bits, BFloat16Conversion.Narrow(value));

    [Fact]
    public void Narrow_OfEveryKindOfNaN_IsAQuietNaN()
    {
        foreach (uint bits in (uint[])[0x7F80_0001, 0xFF80_FFFF, 0x7FC0_0000, 0xFFFF_FFFF])
        {
            int narrowed = BFloat16Conversion.Narrow(BitConverter.UInt32BitsToSingle(bits));
            Assert.Equal(0x7FC0, narrowed & 0x7FC0);
            Assert.Equal(bits >> 31, (uint)narrowed >> 15);
        }
    }

    [Fact]
    public void Narrow_IsNeverFurtherThanEitherNeighbour()
    {
        foreach (float value in Bits.Floats(20_000).Where(value => float.IsFinite(value) && Math.Abs(value) < 3e38))
        {
            ushort narrowed = BFloat16Conversion.Narrow(value);
            double error = Math.Abs((double)value - BFloat16Conversion.Widen(narrowed));
            Assert.True(error <= Math.Abs((double)value - BFloat16Conversion.Widen((ushort)(narrowed + 1))), $"{value:r}");
            if ((narrowed & 0x7FFF) != 0)
                Assert.True(error <= Math.Abs((double)value - BFloat16Conversion.Widen((ushort)(narrowed - 1))), $"{value:r}");
        }
    }

    [Fact]
    public void EveryArm_NarrowsToTheSameBits()
    {
        float[] values = Bits.Floats(10_007);
        ushort[] expected = [.. values.Select(BFloat16Conversion.Narrow)];
        foreach (Arm arm in Bits.Arms)
        {
            ushort[] actual = new ushort[values.Length];
            fixed (float* source = values)
            fixed (ushort* destination = actual)
                BFloat16Conversion.Narrow(arm, source, destination, values.Length);
            Assert.Equal(expected, actual);
        }
    }

    [Fact]
    public void EveryArm_WidensEveryPatternToTheUpperHalf()
    {
        ushort[] halves = Bits.AllHalves();
        uint[] expected = [.. halves.Select(half => (uint)half << 16)];
        foreach (Arm arm in (Arm[])[Arm.Scalar, .. Bits.Arms])
        {
            float[] actual = new float[halves.Length];
            fixed (ushort* source = halves)
            fixed (float* destination = actual)
                BFloat16Conversion.Widen(arm, source, destination, halves.Length);
            Assert.Equal(expected, Bits.Of(actual));
        }
    }
}
