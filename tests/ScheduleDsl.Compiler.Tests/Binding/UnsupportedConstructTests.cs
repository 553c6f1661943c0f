using ScheduleDsl.Compiler.Tests.Support;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.Binding;

/// <summary>Whatever is outside the language gets exactly one finding, on the construct.</summary>
public class UnsupportedConstructTests
{
    [Theory]
    [InlineData("{|SDL001:while (Flag) { x = g; }|}")]
    [InlineData("{|SDL001:do { x = g; } while (Flag);|}")]
    [InlineData("{|SDL001:foreach (char c in \"abc\") { x = g; }|}")]
    [InlineData("for (int i = 0; i < 3; i++) { if (Flag) {|SDL001:break;|} x = g; }")]
    [InlineData("for (int i = 0; i < 3; i++) { if (Flag) {|SDL001:continue;|} x = g; }")]
    [InlineData("for (int i = 0; i < 3; i++) { {|SDL001:i = 2|}; }")]
    [InlineData("{|SDL001:switch (Count) { case 1: x = g; break; }|}")]
    [InlineData("{|SDL001:try { x = g; } finally { }|}")]
    [InlineData("{|SDL001:lock (this) { x = g; }|}")]
    [InlineData("{|SDL001:float Local(float y) => y;|} x = g;")]
    [InlineData("if (Flag) {|SDL001:throw new Exception();|}")]
    [InlineData("float y = {|SDL001:x = g|};")]
    [InlineData("int n = 0; int k = {|SDL001:n++|};")]
    [InlineData("float y = {|SDL001:(new float[3])[0]|};")]
    [InlineData("string {|SDL010:s = \"a\"|};")]
    [InlineData("decimal {|SDL010:d = 1|};")]
    [InlineData("Func<float> {|SDL010:f = null!|};")]
    [InlineData("float y = {|SDL001:x is > 1|} ? 1 : 0;")]
    [InlineData("float y = {|SDL001:Count switch { 1 => x, 2 => g }|};")]
    [InlineData("float y = Count switch { {|SDL001:> 1|} => x, _ => g };")]
    [InlineData("float y = Count switch { {|SDL001:1|} when Flag => x, _ => g };")]
    [InlineData("{|SDL001:Pure(x)|};")]
    [InlineData("float y = {|SDL001:\"abc\".Length|};")]
    [InlineData("float y = {|SDL001:\"abc\".IndexOf(\"a\")|};")]
    [InlineData("int n = checked({|SDL001:Count + 1|});")]
    [InlineData("int n = checked({|SDL001:(int)x|});")]
    [InlineData("int n = {|SDL001:Count >>> 1|};")]
    public void Construct_IsNamedOnItsPlace(string statement) =>
        Rules.Check(statement + " return x;", "private static float Pure(float a) => a;");

    [Fact]
    public void EverythingWrong_IsReportedAtOnce() =>
        Rules.Check("""
            {|SDL001:while (Flag) { }|}
            float y = {|SDL009:MathF.BitDecrement(x)|} + {|SDL008:Math.Exp(2)|} > 0 ? x : g;
            if (Flag) {|SDL001:throw null!;|}
            return y;
            """);

    [Fact]
    public void Message_SaysWhatToWriteInstead()
    {
        RecordedFindings findings = Rules.Check("{|SDL001:while (Flag) { }|} return {|SDL008:MathF.Exp(x)|};");

        Assert.Equal("a 'while' loop is not part of the rule language: write a 'for' with constant bounds", findings.All[0].Message);
        Assert.Equal("'MathF.Exp' gives other bits on other machines: use 'ScheduleDsl.Language.Exp', which gives the same on all", findings.All[1].Message);
    }

    [Theory]
    [InlineData("{|SDL004:for (int i = 0; i < Count; i++)|} x = g;")]
    [InlineData("{|SDL004:for (int i = Count; i < 3; i++)|} x = g;")]
    [InlineData("{|SDL004:for (int i = 3; i > 0; i--)|} x = g;")]
    [InlineData("{|SDL004:for (int i = 0; i < 3; i -= 1)|} x = g;")]
    [InlineData("{|SDL004:for (int i = 0; i < int.MaxValue; i += int.MaxValue)|} x = g;")]
    [InlineData("int j; {|SDL004:for (j = 0; j < 3; j++)|} x = g;")]
    [InlineData("{|SDL005:for (int i = 0; i < 1000; i++)|} x = g;")]
    public void Loop_NeedsConstantBounds(string loop) => Rules.Check(loop + " return x;");

    [Fact]
    public void LongLoop_SaysHowLong() =>
        Assert.Equal("the loop runs 500 times, and at most 256 trips are unrolled",
            Rules.Check("{|SDL005:for (int i = 0; i < 1000; i += 2)|} x = g; return x;").All[0].Message);

    [Theory]
    [InlineData("private static float F(float a) => {|SDL006:F(a)|};")]
    [InlineData("private static float F(float a) => G(a); private static float G(float a) => {|SDL006:F(a)|};")]
    public void Recursion_IsReported(string members) => Rules.Check("return F(x);", members);

    [Theory]
    [InlineData("return F(x);", "private float F(float a) => a * {|SDL023:m|};")]
    [InlineData("return x * {|SDL024:other|};", "private float other = 1;")]
    [InlineData("return {|SDL007:Auto|};", "public float Auto { get; set; }")]
    [InlineData("return {|SDL001:Enum.GetValues<Mode>().Length|};", "")]
    [InlineData("return {|SDL001:Guid.NewGuid() == default|} ? 1 : 0;", "")]
    [InlineData("return F(x);", "private static T {|SDL001:F|}<T>(T a) => a;")]
    [InlineData("return F(x, 1);", "private static float F(float a, decimal {|SDL010:b|}) => a;")]
    [InlineData("return {|SDL001:F(1, 2)|};", "private static float F(params float[] a) => 1;")]
    [InlineData("return F(x);", "private static float {|SDL001:F|}(in float a) => a;")]
    public void Member_ThatCannotBeUsed_IsReported(string update, string members) => Rules.Check(update, members);

    [Theory]
    [InlineData("{|SDL032:1 / 2|} * g")]
    [InlineData("(2 + {|SDL032:7 / 2|}) * Rate * g")]
    [InlineData("4 / 2 * g")]
    [InlineData("1 / 2f * g")]
    [InlineData("Count / 2 * g")]
    public void WholeConstantsThatLeaveARemainder_AreWarnedOf(string term) => Rules.CheckWarnings($"return x - ({term});");
}
