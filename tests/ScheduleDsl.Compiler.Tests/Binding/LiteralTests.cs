using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Tests.Support;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.Binding;

public class LiteralTests
{
    // In the rule widened to double a literal is its decimal text: what C# folded in float must not lose the author's digits.
    [Theory]
    [InlineData("0.1f", "(float 0.1)")]
    [InlineData("1_000.5f", "(float 1000.5)")]
    [InlineData("0.12345678901f", "(float 0.12345678901)")]
    [InlineData("-0.12345678901f", "(float -0.12345678901)")]
    [InlineData("1e-8f", "(float 1E-08)")]
    [InlineData("3", "(float 3)")]
    [InlineData("(float)0.1", "(float 0.1)")]
    [InlineData("1f / 3f", "(Divide float (float 1) (float 3))")]
    [InlineData("(float)(1.0 / 3.0)", "(float 0.3333333333333333)")]
    [InlineData("float.PositiveInfinity", "(float Infinity)")]
    [InlineData("float.NaN", "(float NaN)")]
    [InlineData("-0f", "(float -0)")]
    [InlineData("float.MaxValue", "(float 3.4028235E+38)")]
    [InlineData("float.Epsilon", "(float 1.4013E-45)")]
    [InlineData("Third", "(float 0.25)")]
    [InlineData("(float)Math.PI", "(float 3.141592653589793)")]
    public void FloatConstant_KeepsTheDigitsWritten(string constant, string expected) =>
        Assert.Equal($"(do (return {expected}))", Rules.Body($"return {constant};", "private const float Third = 0.25f;"));

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(1.0 / 3.0, "0.3333333333333333")]
    [InlineData(0.1 + 0.2, "0.30000000000000004")]
    [InlineData(double.MaxValue, "1.7976931348623157E+308")]
    [InlineData(-0.0, "-0")]
    [InlineData(1e22, "1E+22")]
    public void DoubleText_RoundTrips(double value, string expected) => Assert.Equal(expected, Numbers.Text(value));
}
