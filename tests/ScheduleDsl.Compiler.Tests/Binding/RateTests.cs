using ScheduleDsl.Compiler.Tests.Support;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.Binding;

/// <summary>A double of a rule is one value for the whole tensor.</summary>
public class RateTests
{
    [Theory]
    [InlineData("return (float)(0.5 * {|SDL002:g|});")]
    [InlineData("double d = {|SDL002:g * x|}; return (float)d;")]
    [InlineData("return (float)Math.Sqrt({|SDL002:g|});")]
    [InlineData("return (float)(double){|SDL002:m|};")]
    [InlineData("float y = g; double d = {|SDL002:y|}; return (float)d;")]
    [InlineData("return (float)({|SDL003:g > 0 ? Rate : Beta|});")]
    [InlineData("Scalar s = Rate; if (g > 0) {|SDL003:s = Beta|}; return s * x;")]
    [InlineData("Scalar s = Rate; if (g > 0) {|SDL003:s *= 2|}; return s * x;")]
    [InlineData("int n = g > 0 ? 1 : 2; return Rate * x * (float)(Beta * {|SDL003:n|});")]
    [InlineData("int n = 1; if (g > 0) n = 2; Scalar s = {|SDL003:n|}; return s * x;")]
    [InlineData("bool b = g > 0; return x * (float)({|SDL003:b ? 1.0 : 2.0|});")]
    [InlineData("return (float){|SDL003:Wide(g)|};")]
    public void VaryingDouble_IsReportedWhereItBecomesOne(string update) =>
        Rules.Check(update, "private static double Wide(float a) => 1;");

    [Theory]
    [InlineData("Scalar s = Rate; if (Flag) s = Beta; return s * x;")]
    [InlineData("if (g > 0) { Scalar s = Rate * 2; x = s * g; } return x;")]
    [InlineData("double d = (double)Rate * 0.5; return (float)d * x;")]
    [InlineData("float y = (float)Rate; double d = y; return (float)d * x;")]
    [InlineData("Scalar s = Flag ? Rate : Beta; return s * x;")]
    [InlineData("double d = 0.5f; return (float)d * x;")]
    public void UniformDouble_IsFine(string update) => Rules.Check(update);

    [Fact]
    public void HelperOfARule_IsARuleBodyToo() =>
        Rules.Check("return F(g);", "private static float F(float a) => (float)(0.5 * {|SDL002:a|});");

    [Fact]
    public void LibraryFunction_MayComputeInDouble() =>
        Rules.CheckSource("""
            namespace Acme;
            [Functions] public static partial class Lib { public static float Half(float a) => (float)(0.5 * a); }
            [Optimizer] public partial class R { [UpdateRule] float Update(float x, float g) => x - Lib.Half(g); }
            """);

    [Fact]
    public void FloatInAScalarPlace_IsLeftToTheCSharpCompiler() =>
        Rules.CheckSource("""
            namespace Acme;
            [Optimizer] public partial class R { [UpdateRule] float Update(float x, float g) { Scalar s = g; return s * x; } }
            """, isValid: false);
}
