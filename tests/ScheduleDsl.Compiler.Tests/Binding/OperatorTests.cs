using ScheduleDsl.Compiler.Tests.Support;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.Binding;

public class OperatorTests
{
    // Language/Scalar.cs is the reference: beside a float a Scalar narrows first; everything else is double arithmetic.
    [Theory]
    [InlineData("Rate * g", "(Multiply float (Convert float (hyper double Rate)) (input float g))")]
    [InlineData("g - Rate", "(Subtract float (input float g) (Convert float (hyper double Rate)))")]
    [InlineData("(float)(1 - Rate)", "(Convert float (Subtract double (double 1) (hyper double Rate)))")]
    [InlineData("(float)(Rate / Beta)", "(Convert float (Divide double (hyper double Rate) (hyper double Beta)))")]
    [InlineData("(float)(Rate + 0.1)", "(Convert float (Add double (hyper double Rate) (double 0.1)))")]
    [InlineData("(float)(Rate * Count)", "(Convert float (Multiply double (hyper double Rate) (Convert double (hyper int Count))))")]
    [InlineData("(float)-Rate", "(Convert float (Negate double (hyper double Rate)))")]
    [InlineData("(float)Rate.Value", "(Convert float (hyper double Rate))")]
    [InlineData("(float)(double)Rate", "(Convert float (hyper double Rate))")]
    [InlineData("Rate > g ? g : x", "(Select float (Greater bool (Convert float (hyper double Rate)) (input float g)) (input float g) (input float x))")]
    [InlineData("Rate != 0 ? g : x", "(Select float (NotEqual bool (hyper double Rate) (double 0)) (input float g) (input float x))")]
    [InlineData("(float)(Flag ? Rate : 2)", "(Convert float (Select double (hyper bool Flag) (hyper double Rate) (double 2)))")]
    public void Scalar_ConvertsAsItsOperatorsDo(string expression, string expected) =>
        Assert.Equal($"(do (return {expected}))", Rules.Body($"return {expression};"));

    [Theory]
    [InlineData("x + g * m", "(Add float (input float x) (Multiply float (input float g) (state float m)))")]
    [InlineData("-(x % g)", "(Negate float (Remainder float (input float x) (input float g)))")]
    [InlineData("x >= g && Flag || !Flag ? x : g",
        "(Select float (Or bool (And bool (GreaterOrEqual bool (input float x) (input float g)) (hyper bool Flag)) (Not bool (hyper bool Flag))) (input float x) (input float g))")]
    [InlineData("Count + 1", "(Convert float (Add int (hyper int Count) (int 1)))")]
    [InlineData("BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(x) >> 1)",
        "(Reinterpret float (ShiftRight int (Reinterpret int (input float x)) (int 1)))")]
    [InlineData("(~Count & 6) | (Count ^ 1)", "(Convert float (Or int (And int (Not int (hyper int Count)) (int 6)) (ExclusiveOr int (hyper int Count) (int 1))))")]
    [InlineData("Mode == Mode.Fast ? x : g", "(Select float (Equal bool (hyper int Mode) (int 7)) (input float x) (input float g))")]
    [InlineData("float.IsNaN(x) ? 0 : x", "(Select float (IsNaN bool (input float x)) (float 0) (input float x))")]
    public void Arithmetic_IsBoundAsWritten(string expression, string expected) =>
        Assert.Equal($"(do (return {expected}))", Rules.Body($"return {expression};"));

    [Theory]
    [InlineData("m += g;", "(store m (Add float (state float m) (input float g)))")]
    [InlineData("m *= Beta;", "(store m (Multiply float (state float m) (Convert float (hyper double Beta))))")]
    [InlineData("g -= Rate * x;", "(set g (Subtract float (local float g) (Multiply float (Convert float (hyper double Rate)) (input float x))))")]
    [InlineData("int n = 1; n <<= 3; n++;", "(set n (int 1)) (set n (ShiftLeft int (local int n) (int 3))) (set n (Add int (local int n) (int 1)))")]
    [InlineData("Scalar s = 2; s /= 3;", "(set s (double 2)) (set s (Divide double (local double s) (double 3)))")]
    public void CompoundAssignment_IsTheOperatorAndAStore(string statements, string expected) =>
        Assert.StartsWith($"(do {expected} (return ", Rules.Body(statements + " return x;"));

    [Fact]
    public void AssignedParameter_IsALocalEverywhere() =>
        Assert.Equal("(do (set a (local float g)) (set g (float 1)) (return (Add float (local float a) (local float g))))",
            Rules.Body("float a = g; g = 1; return a + g;"));
}
