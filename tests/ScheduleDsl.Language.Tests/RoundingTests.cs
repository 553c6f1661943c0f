using System;
using Xunit;
using static ScheduleDsl.Language;

namespace ScheduleDsl.LanguageTests;

public class RoundingTests
{
    [Fact]
    public void RoundToBFloat16_GivesTheNumberThatIsStored()
    {
        Random random = new(4);
        for (int i = 0; i < 100_000; i++)
        {
            float x = BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue));
            Assert.Equal((float)(BFloat16)x, RoundToBFloat16(x));
        }

        foreach (float x in new[] { 0f, -0f, float.PositiveInfinity, float.NegativeInfinity, float.NaN, float.Epsilon, float.MaxValue, 1.00390625f, 1.01171875f })
            Assert.Equal(BitConverter.SingleToInt32Bits((float)(BFloat16)x) | (float.IsNaN(x) ? -1 : 0), BitConverter.SingleToInt32Bits(RoundToBFloat16(x)) | (float.IsNaN(x) ? -1 : 0));
    }

    [Fact]
    public void RoundToBFloat16_OfADouble_IsThatOfTheFloat_WhereThatIsTheSameNumber()
    {
        Random random = new(5);
        for (int i = 0; i < 100_000; i++)
        {
            float x = (random.NextSingle() - 0.5f) * MathF.Pow(2, random.Next(-60, 60));
            Assert.Equal(RoundToBFloat16(x), RoundToBFloat16((double)x));
        }

        // Just above a tie, and on ties: to even.
        Assert.Equal(1.0078125, RoundToBFloat16(1.00390625 + 1e-12));
        Assert.Equal(1.0, RoundToBFloat16(1.00390625));
        Assert.Equal(1.015625, RoundToBFloat16(1.01171875));
        Assert.True(double.IsNaN(RoundToBFloat16(double.NaN)));
    }
}
