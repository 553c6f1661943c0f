using System;
using Xunit;
using static ScheduleDsl.Language;

namespace ScheduleDsl.LanguageTests;

public class SpecialValueTests
{
    private const double Infinity = double.PositiveInfinity;

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-0.0, 1)]
    [InlineData(Infinity, Infinity)]
    [InlineData(-Infinity, 0)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(709.79, Infinity)]
    [InlineData(-745.14, 0)]
    [InlineData(double.Epsilon, 1)]
    public void Exp_AtTheEdges(double x, double expected) => AssertBits(expected, Exp(x));

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, -Infinity)]
    [InlineData(-0.0, -Infinity)]
    [InlineData(-1, double.NaN)]
    [InlineData(-Infinity, double.NaN)]
    [InlineData(Infinity, Infinity)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(double.Epsilon, -744.4400719213812)]
    public void Log_AtTheEdges(double x, double expected) => AssertBits(expected, Log(x));

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(-0.0, -0.0, -0.0)]
    [InlineData(Infinity, double.NaN, 1)]
    [InlineData(-Infinity, double.NaN, -1)]
    [InlineData(double.NaN, double.NaN, double.NaN)]
    [InlineData(double.Epsilon, double.Epsilon, double.Epsilon)]
    public void SinAndTanh_AtTheEdges(double x, double sine, double tanh)
    {
        AssertBits(sine, Sin(x));
        AssertBits(tanh, Tanh(x));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(Infinity, double.NaN)]
    [InlineData(1.1e9, double.NaN)]
    [InlineData(3.141592653589793, -1)]
    public void Cos_AtTheEdges(double x, double expected) => AssertBits(expected, Cos(x));

    [Fact]
    public void Pow_HasTheSpecialCasesOfThePlatform()
    {
        double[] operands =
        [
            0, -0.0, 1, -1, 2, -2, 3, -3, 0.5, -0.5, 7, -7, 1e9, 4503599627370497.5, 9007199254740991, -9007199254740991,
            9007199254740992, 1e300, double.Epsilon, -double.Epsilon, double.MaxValue, -double.MaxValue, Infinity, -Infinity, double.NaN,
        ];
        int special = 0;
        foreach (double x in operands)
        {
            foreach (double y in operands)
            {
                double expected = Math.Pow(x, y);
                if (double.IsFinite(expected) && expected != 0 && Math.Abs(expected) != 1)
                    continue;
                special++;
                Assert.True(SameBits(expected, Pow(x, y)), FormattableString.Invariant($"Pow({x:R}, {y:R}) = {Pow(x, y):R}, not {expected:R}"));
            }
        }

        Assert.True(special > 300);
    }

    [Theory]
    [InlineData(-2, 3, -8)]
    [InlineData(-2, 4, 16)]
    [InlineData(-8, 0.5, double.NaN)]
    [InlineData(10, 3, 1000)]
    [InlineData(0.5, 1074, double.Epsilon)]
    [InlineData(double.Epsilon, 1, double.Epsilon)]
    [InlineData(double.MaxValue, 1, double.MaxValue)]
    public void Pow_IsExactWhereTheResultIs(double x, double y, double expected) => AssertBits(expected, Pow(x, y));

    [Fact]
    public void FloatFunctions_PassSpecialValuesOn()
    {
        AssertBits(float.PositiveInfinity, Exp(88.73f));
        AssertBits(0, Exp(-104f));
        AssertBits(float.NaN, Exp(float.NaN));
        AssertBits(float.NegativeInfinity, Log(0f));
        AssertBits(float.NaN, Log(-1f));
        AssertBits(float.PositiveInfinity, Log(float.PositiveInfinity));
        AssertBits(-0f, Tanh(-0f));
        AssertBits(-1, Tanh(float.NegativeInfinity));
        AssertBits(float.Epsilon, Tanh(float.Epsilon));
    }

    private static void AssertBits(double expected, double actual)
        => Assert.True(SameBits(expected, actual), FormattableString.Invariant($"{actual:R} instead of {expected:R}"));

    private static bool SameBits(double x, double y)
        => double.IsNaN(x) ? double.IsNaN(y) : BitConverter.DoubleToInt64Bits(x) == BitConverter.DoubleToInt64Bits(y);
}
