using System;
using System.Linq;
using Xunit;

namespace ScheduleDsl.Tests.Precision;

public sealed unsafe class CompensatedPairTests
{
    [Fact]
    public void APair_HoldsSixteenBits()
    {
        foreach (float value in Bits.Floats(20_000).Where(value => Math.Abs(value) is > 1e-30f and < 1e38f))
        {
            (ushort high, ushort low) = CompensatedPair.Split(value);
            float joined = CompensatedPair.Join(high, low);
            Assert.InRange(Math.Abs((double)joined - value) / Math.Abs(value), 0, Math.Pow(2, -17));
            Assert.Equal((double)joined, (double)BFloat16Conversion.Widen(high) + BFloat16Conversion.Widen(low));
        }
    }

    [Fact]
    public void UpdatesTooSmallForTheFormat_AddUp()
    {
        (ushort high, ushort low) = CompensatedPair.Split(1);
        for (int i = 0; i < 1000; i++)
            (high, low) = CompensatedPair.Split(CompensatedPair.Join(high, low) + 1e-4f);
        Assert.Equal(1.1, CompensatedPair.Join(high, low), 0.01);

        // The same without the second number: 1e-4 is below half a unit in the last place of 1.
        Assert.Equal(1, BFloat16Conversion.Widen(BFloat16Conversion.Narrow(1 + 1e-4f)));
    }

    [Theory]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(float.NaN)]
    public void WhatIsNotFinite_StaysWhatItIs(float value)
    {
        (ushort high, ushort low) = CompensatedPair.Split(value);
        Assert.Equal(0, low);
        Assert.Equal(value, CompensatedPair.Join(high, low));
    }

    [Fact]
    public void ANumberThatRoundsToInfinity_IsInfiniteAndNotNaN()
    {
        (ushort high, ushort low) = CompensatedPair.Split(float.MaxValue);
        Assert.Equal(float.PositiveInfinity, CompensatedPair.Join(high, low));
    }

    [Fact]
    public void EveryArm_SplitsAndJoinsToTheSameBits()
    {
        float[] values = Bits.Floats(10_007);
        (ushort[] high, ushort[] low, float[] joined) = SplitAndJoin(Arm.Scalar, values);
        for (int i = 0; i < values.Length; i++)
            Assert.Equal(CompensatedPair.Split(values[i]), (high[i], low[i]));
        foreach (Arm arm in Bits.Arms)
        {
            (ushort[] High, ushort[] Low, float[] Joined) actual = SplitAndJoin(arm, values);
            Assert.Equal(high, actual.High);
            Assert.Equal(low, actual.Low);
            for (int i = 0; i < values.Length; i++)
                Assert.True(joined[i].Equals(actual.Joined[i]), $"{arm} {values[i]:r}");
        }
    }

    private static (ushort[] High, ushort[] Low, float[] Joined) SplitAndJoin(Arm arm, float[] values)
    {
        (ushort[] high, ushort[] low, float[] joined) = (new ushort[values.Length], new ushort[values.Length], new float[values.Length]);
        fixed (float* source = values, destination = joined)
        fixed (ushort* first = high, second = low)
        {
            CompensatedPair.Split(arm, source, first, second, values.Length);
            CompensatedPair.Join(arm, first, second, destination, values.Length);
        }

        return (high, low, joined);
    }
}
