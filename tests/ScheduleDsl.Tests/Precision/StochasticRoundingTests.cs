using System;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace ScheduleDsl.Tests.Precision;

public sealed unsafe class StochasticRoundingTests
{
    [Fact]
    public void Narrow_OfRecordedNumbersAndDraws_HasTheRecordedBits()
    {
        JsonElement file = Recorded.Read("bf16_stochastic_rounding.json");
        float[] values = [.. file.UInts("float32_bits").Select(BitConverter.UInt32BitsToSingle)];
        ushort[] random = [.. file.UInts("random16").Select(draw => (ushort)draw)];
        ushort[] expected = [.. file.UInts("bfloat16_bits").Select(bits => (ushort)bits)];
        foreach (Arm arm in (Arm[])[Arm.Scalar, .. Bits.Arms])
            Assert.Equal(expected, Narrow(arm, values, random));
    }

    [Fact]
    public void NumbersThatTheFormatHas_NeverMove()
    {
        foreach (ushort bits in Bits.AllHalves())
        {
            float value = BFloat16Conversion.Widen(bits);
            ushort expected = float.IsNaN(value) ? (ushort)(bits | 0x40) : bits;
            Assert.Equal(expected, StochasticRounding.Narrow(value, 0));
            Assert.Equal(expected, StochasticRounding.Narrow(value, 0xFFFF));
        }
    }

    [Fact]
    public void NaN_StaysNaNWhereOnlyItsLowerHalfSaysSo()
    {
        ushort narrowed = StochasticRounding.Narrow(BitConverter.UInt32BitsToSingle(0x7F80_0001), 0xFFFF);
        Assert.Equal(0x7FC0, narrowed);
    }

    [Theory]
    [InlineData(1.001f)]
    [InlineData(-3.1415927f)]
    [InlineData(1e-40f)]
    public void TheMeanOverAllDraws_IsTheNumberItself(float value)
    {
        double sum = 0;
        for (int draw = 0; draw < 65536; draw++)
            sum += BFloat16Conversion.Widen(StochasticRounding.Narrow(value, (ushort)draw));
        Assert.Equal((double)value, sum / 65536, Math.Abs(value) * 1e-12);
    }

    [Fact]
    public void EveryArm_RoundsToTheSameBits()
    {
        float[] values = Bits.Floats(10_007);
        ushort[] random = new ushort[values.Length];
        new Random(2).NextBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(random.AsSpan()));
        ushort[] expected = Narrow(Arm.Scalar, values, random);
        foreach (Arm arm in Bits.Arms)
            Assert.Equal(expected, Narrow(arm, values, random));
    }

    private static ushort[] Narrow(Arm arm, float[] values, ushort[] random)
    {
        ushort[] result = new ushort[values.Length];
        fixed (float* source = values)
        fixed (ushort* draws = random, destination = result)
            StochasticRounding.Narrow(arm, source, draws, destination, values.Length);
        return result;
    }
}
