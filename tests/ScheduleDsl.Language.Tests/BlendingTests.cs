using System;
using System.Threading;
using Xunit;
using ScheduleDsl.CompilerServices;
using static ScheduleDsl.Language;

namespace ScheduleDsl.LanguageTests;

public class BlendingTests
{
    [Fact]
    public void Lerp_OfFloats_TakesOneMinusTInDouble()
    {
        Scalar t = 0.9999;
        float expected = MathF.FusedMultiplyAdd((float)0.9999, 2f, (float)(1 - 0.9999) * 3f);

        Assert.Equal(expected, Lerp(3f, 2f, t));
        Assert.NotEqual((float)(1 - 0.9999), 1 - (float)0.9999);
    }

    [Fact]
    public void Lerp_WithoutNewInput_MultipliesByT()
    {
        // The form a + t (b - a) would round b - t b: after this many steps it is off by much more than the product.
        Scalar t = 0.9999;
        float average = 1;
        float product = 1;
        for (int i = 0; i < 1000; i++)
        {
            average = Lerp(0f, average, t);
            product *= (float)0.9999;
        }

        Assert.Equal(product, average);
    }

    [Theory]
    [InlineData(0.0, 3.0)]
    [InlineData(1.0, -7.0)]
    public void Lerp_IsExactAtItsEnds(double t, double expected)
    {
        Assert.Equal(expected, Lerp(3.0, -7, t));
        Assert.Equal((float)expected, Lerp(3f, -7f, (Scalar)t));
    }

    [Fact]
    public void Sign_PassesZerosAndNaN()
    {
        Assert.Equal(1f, Sign(float.Epsilon));
        Assert.Equal(-1, Sign(double.NegativeInfinity));
        Assert.True(double.IsNaN(Sign(double.NaN)));
        Assert.Equal(BitConverter.DoubleToInt64Bits(-0.0), BitConverter.DoubleToInt64Bits(Sign(-0.0)));
        Assert.Equal(0, BitConverter.SingleToInt32Bits(Sign(0f)));
    }

    [Fact]
    public void Clamp_KeepsNaN_AndLetsTheUpperBoundWin()
    {
        Assert.Equal(0.5, Clamp(0.5, 0, 1));
        Assert.Equal(1f, Clamp(7f, (Scalar)0, 1));
        Assert.Equal(-1, Clamp(0.5, 3, -1));
        Assert.True(float.IsNaN(Clamp(float.NaN, 0f, 1f)));
    }

    [Fact]
    public void MinAndMax_KeepNaN_AndOrderZeros()
    {
        Assert.True(double.IsNaN(Min(double.NaN, 1)));
        Assert.True(float.IsNaN(Max(1f, float.NaN)));
        Assert.True(double.IsNegative(Min(0.0, -0.0)));
        Assert.False(double.IsNegative(Max(-0.0, 0.0)));
    }

    [Fact]
    public void WholeNumbers_AreTakenAsDoubles()
    {
        Assert.Equal(Math.Sqrt(2), Sqrt(2).Value);
        Assert.Equal(Math.Sqrt(long.MaxValue), Sqrt(long.MaxValue).Value);
        Scalar decay = 0.5;
        Scalar left = 1 - Pow(decay, 3);
        Assert.Equal(0.875, left.Value);

        // Neither may fall to float because of the whole number beside it.
        Scalar uniform = Max(decay, 1);
        double wide = Max(0.1, 0);
        float narrow = Max(0.1f, 0);
        Assert.Equal((1.0, 0.1, 0.1f), (uniform.Value, wide, narrow));
    }

    [Fact]
    public void Step_IsThatOfItsThread()
    {
        OneWeight.SetStep(5);
        long other = 0;
        Thread thread = new(() =>
        {
            OneWeight.SetStep(9);
            other = (long)Step.Value;
        });
        thread.Start();
        thread.Join();

        Assert.Equal(9, other);
        Assert.Equal(5, Step.Value);
        Assert.Throws<ArgumentOutOfRangeException>(() => OneWeight.SetStep(0));
    }
}
