using System.Linq;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Packing;
using ScheduleDsl.Compiler.Tests.Support;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.Parsing;

public class InputTests
{
    [Fact]
    public void FurtherParameters_AreInputsByName()
    {
        Rule rule = Rules.Rule(Class("float x, float g, [Input(Name = \"hessian\")] float h, [Input(When = nameof(UsesLoss))] Scalar loss", """
            float step = g / h;
            if (UsesLoss) step = step * loss;
            return x - step;
            """));

        Assert.Equal(
            [("x", InputKind.Parameter, IrType.Float32), ("g", InputKind.Gradient, IrType.Float32), ("hessian", InputKind.Element, IrType.Float32), ("loss", InputKind.Scalar, IrType.Float64)],
            rule.Inputs.Select(i => (i.Name, i.Kind, i.Type)));
        Assert.Equal([null, null, null, new HyperReference(IrType.Bool, "UsesLoss")], rule.Inputs.Select(i => i.When));
        Assert.Contains("(input float hessian)", UnitWriter.Write(rule));
        Assert.Equal(rule, UnitReader.Read(UnitWriter.Write(rule)));
    }

    [Theory]
    [InlineData("float x, float g, [Input] double {|SDL051:h|}")]
    [InlineData("float x, float g, [Input] in float {|SDL051:h|}")]
    [InlineData("float x, float g, [Input] float {|SDL051:step|}")]
    [InlineData("float x, float g, [Input(Name = \"a b\")] float {|SDL051:h|}")]
    [InlineData("float x, float g, [Input] float a, [Input(Name = \"a\")] float {|SDL051:b|}")]
    [InlineData("float x, float g, [{|SDL021:Input(When = \"Nothing\")|}] float h")]
    [InlineData("float x, float g, [Input(When = nameof(Late))] float h")]
    public void WrongInput_IsReported(string parameters) =>
        Rules.CheckSource(Class(parameters, "return x;", parameters.Contains("Late") ? "{|SDL021:Late|}" : "Late"));

    [Theory]
    [InlineData("float x, float g, float h")]
    [InlineData("float x, [Input] float h, float g")]
    [InlineData("float x, [Input] float h")]
    public void OtherParameters_AreMarked(string parameters) =>
        Rules.CheckSource(Class(parameters, "return x;").Replace("float Update", "float {|SDL014:Update|}"));

    [Fact]
    public void ScalarInput_IsUniform() => Rules.Rule(Class("float x, float g, [Input] Scalar loss", "Scalar half = loss / 2; return x - half * g;"));

    [Theory]
    [InlineData("Once", "(Equal bool (step) (double 1))")]
    [InlineData("Every(Rate)",
        "(Equal bool (Divide double (Subtract double (step) (double 1)) (hyper double Rate)) (Floor double (Divide double (Subtract double (step) (double 1)) (hyper double Rate))))")]
    public void ConditionsOverTheStep_AreExpressionsOfIt(string condition, string expected) =>
        Assert.Contains($"(if {expected} ", Rules.Body($"if ({condition}) m = g; return x - m;"));

    private static string Class(string parameters, string body, string late = "Late") => $$"""
        namespace Acme;
        [Optimizer]
        public sealed partial class R
        {
            [Hyper(true)] public partial bool UsesLoss { get; init; }
            private bool {{late}} => Step > 3;
            [UpdateRule]
            private float Update({{parameters}}) { {{body}} }
        }
        """;
}
