using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Tests.Support;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.Binding;

public class CallTests
{
    [Theory]
    [InlineData("Sqrt(x)", "(SquareRoot float (input float x))")]
    [InlineData("MathF.Sqrt(x)", "(SquareRoot float (input float x))")]
    [InlineData("(float)Sqrt(Rate)", "(Convert float (SquareRoot double (hyper double Rate)))")]
    [InlineData("(float)Math.Sqrt((double)Rate)", "(Convert float (SquareRoot double (hyper double Rate)))")]
    [InlineData("Fma(x, g, m)", "(FusedMultiplyAdd float (input float x) (input float g) (state float m))")]
    [InlineData("MathF.FusedMultiplyAdd(x, g, m)", "(FusedMultiplyAdd float (input float x) (input float g) (state float m))")]
    [InlineData("Max(x, Rate)", "(Maximum float (input float x) (Convert float (hyper double Rate)))")]
    [InlineData("MathF.Min(MathF.Abs(x), 1)", "(Minimum float (Absolute float (input float x)) (float 1))")]
    [InlineData("MathF.Floor(x)", "(Floor float (input float x))")]
    [InlineData("(float)(1 - Step)", "(Convert float (Subtract double (double 1) (step)))")]
    public void Primitive_IsAnOperation(string expression, string expected) =>
        Assert.Equal($"(do (return {expected}))", Rules.Body($"return {expression};"));

    [Fact]
    public void NamedArguments_GoToTheirParameters() =>
        Assert.Equal("(do (return (call float \"Acme.R.F(float,float)\" (input float g) (input float x))))",
            Rules.Body("return F(b: x, a: g);", "private static float F(float a, float b = 2) => a - b;"));

    [Fact]
    public void DefaultArgument_IsWrittenOut() =>
        Assert.Equal("(do (return (call float \"Acme.R.F(float,float)\" (input float g) (float 2))))",
            Rules.Body("return F(g);", "private static float F(float a, float b = 2) => a - b;"));

    [Fact]
    public void ReachedFunctions_ComeWithWhatTheyCall()
    {
        Rule rule = Rules.Rule("""
            namespace Acme;
            [Optimizer] public partial class R { [UpdateRule] float Update(float x, float g) { return x - Pow(2, 3) * g; } }
            """);

        Assert.Equal(["ScheduleDsl.Language.Exp(double)", "ScheduleDsl.Language.Pow(Scalar,Scalar)"], rule.Functions.Select(f => f.Id));
        Assert.All(rule.Functions, f => Assert.True(f.IsPublic));
    }

    [Theory]
    [InlineData("public static float F(float a) => a;", true)]
    [InlineData("internal static float F(float a) => a;", false)]
    [InlineData("public float F(float a) => a;", false)]
    [InlineData("public static float F(float a) => Step * a;", false)]
    public void OnlyWhatCanBeCalledByName_IsPublic(string member, bool isPublic)
    {
        Rule rule = Rules.Rule($$"""
            namespace Acme;
            [Optimizer] public partial class R { {{member}} [UpdateRule] float Update(float x, float g) { return F(x); } }
            """);

        Assert.Equal(isPublic, Assert.Single(rule.Functions).IsPublic);
    }

    [Fact]
    public void GeneratedMember_CannotBeCalled()
    {
        // An analyzer sees it; the generator, which has to compile the same body, does not.
        CSharpCompilation compilation = Compilations.WithPrelude("""
            using ScheduleDsl;
            namespace Acme;
            [Optimizer] public partial class R { [UpdateRule] float Update(float x, float g) => x - Made(g); }
            """).AddSyntaxTrees(Compilations.Parse([("R.g.cs", "namespace Acme; public partial class R { static float Made(float a) => a; }")]));
        Compilations.RequireValid(compilation);
        RecordedFindings findings = new();

        Assert.Null(Rules.Rule(compilation, findings));
        Assert.Equal("'Made' is generated, so it does not exist yet when the rule is compiled", Assert.Single(findings.All).Message);
    }

    [Fact]
    public void UnknownName_IsLeftToTheCSharpCompiler() =>
        Rules.CheckSource("""
            namespace Acme;
            [Optimizer] public partial class R { [UpdateRule] float Update(float x, float g) { return x - Nowhere(g); } }
            """, isValid: false);
}
