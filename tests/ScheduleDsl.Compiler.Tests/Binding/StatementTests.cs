using ScheduleDsl.Compiler.Tests.Support;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.Binding;

public class StatementTests
{
    [Fact]
    public void LocalsOfSiblingScopes_GetNamesOfTheirOwn() =>
        Assert.Equal(
            "(do (set t (float 0)) (if (hyper bool Flag) (do (set s (input float g)) (set t (local float s)))"
            + " (do (set s2 (input float x)) (set t (local float s2)))) (return (local float t)))",
            Rules.Body("float t = 0; if (Flag) { float s = g; t = s; } else { float s = x; t = s; } return t;"));

    [Fact]
    public void RenamedLocal_AvoidsNamesInUse() =>
        Assert.Equal("(do (set s2 (float 1)) (set s (float 2)) (set s3 (local float s2)) (return (input float x)))",
            Rules.Body("float s2 = 1; { float s = 2; } { float s = s2; } return x;"));

    [Fact]
    public void EarlyReturn_StaysWhereItIs() =>
        Assert.Equal("(do (if (Equal bool (hyper double Rate) (double 0)) (do (return (input float x))) (do)) (return (input float g)))",
            Rules.Body("if (Rate == 0) return x; return g;"));

    [Theory]
    [InlineData("for (int i = 0; i < 3; i++)", "(for i 0 3 1")]
    [InlineData("for (int i = 1; i <= N; ++i)", "(for i 1 5 1")]
    [InlineData("for (int i = -N; i < 2 * N; i += 2)", "(for i -4 8 2")]
    [InlineData("for (int i = 5; i < 3; i++)", "(for i 5 3 1")]
    public void ConstantLoop_KeepsItsBounds(string head, string expected) =>
        Assert.Equal($"(do {expected} (do (set x (Add float (local float x) (Convert float (local int i)))))) (return (local float x)))",
            Rules.Body(head + " x += i; return x;", "private const int N = 4;"));

    [Fact]
    public void SwitchExpressionOverConstants_IsAChainOfSelects() =>
        Assert.Equal(
            "(do (return (Select float (Equal bool (hyper int Mode) (int 0)) (input float x)"
            + " (Select float (Equal bool (hyper int Mode) (int 7)) (input float g) (float 0)))))",
            Rules.Body("return Mode switch { Mode.Slow => x, Mode.Fast => g, _ => 0 };"));

    [Fact]
    public void LocalWithoutValue_IsAssignedLater() =>
        Assert.Equal("(do (if (hyper bool Flag) (do (set y (input float x))) (do (set y (input float g)))) (return (local float y)))",
            Rules.Body("float y; if (Flag) y = x; else y = g; return y;"));

    [Fact]
    public void ConstLocal_IsItsValue() =>
        Assert.Equal("(do (return (Multiply float (float 0.5) (input float x))))", Rules.Body("const float half = 0.5f; return half * x;"));
}
