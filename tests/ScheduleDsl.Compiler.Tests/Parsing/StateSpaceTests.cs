using System.Linq;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Packing;
using ScheduleDsl.Compiler.Tests.Support;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.Parsing;

public class StateSpaceTests
{
    [Fact]
    public void States_HaveTheirSpaceTypeAndStart()
    {
        Rule rule = Rules.Of("m = g; scale = 1 + scale; return x - scale * m;", """
            [State(Space = StateSpace.Row)] private float row;
            [State(Space = StateSpace.Column, Initial = 0.1)] private float column;
            [State(Space = StateSpace.Tensor, Initial = 1e-6)] private Scalar scale;
            [State(Space = StateSpace.Global, InitialFrom = nameof(Rate))] private Scalar rate;
            """);

        Assert.Equal(
            [
                ("m", IrType.Float32, StateSpace.Element, new Literal(IrType.Float32, "0")),
                ("row", IrType.Float32, StateSpace.Row, new Literal(IrType.Float32, "0")),
                ("column", IrType.Float32, StateSpace.Column, new Literal(IrType.Float32, "0.1")),
                ("scale", IrType.Float64, StateSpace.Tensor, new Literal(IrType.Float64, "1E-06")),
                ("rate", IrType.Float64, StateSpace.Global, (Expression)new HyperReference(IrType.Float64, "Rate")),
            ],
            rule.States.Select(s => (s.Name, s.Type, s.Space, s.Initial)));
        Assert.Equal(rule, UnitReader.Read(UnitWriter.Write(rule)));
    }

    [Theory]
    [InlineData("\"256\"", "(long 256)")]
    [InlineData("nameof(Length)", "(long 64)")]
    [InlineData("nameof(Count)", "(Convert long (hyper int Count))")]
    [InlineData("nameof(Rate)", "(Convert long (hyper double Rate))")]
    [InlineData("nameof(Kernel)", "(Convert long (call double \"Acme.R.Kernel()\"))")]
    public void BlockLength_IsANumberOrAMember(string length, string expected) => Assert.Contains($"(block {expected})", Rules.Print("return x;", $$"""
        [State(Space = StateSpace.Block, BlockLength = {{length}})] private float a;
        private const int Length = 64;
        private Scalar Kernel => Shape.KernelLength * Count;
        """));

    [Fact]
    public void When_MayReadTheShape() => Assert.Contains("(when (call bool \"Acme.R.IsMatrix()\"))", Rules.Print(
        "if (!IsMatrix) return x; a = g; return x - a;", "[State(When = nameof(IsMatrix))] private float a; private bool IsMatrix => Shape.Rank >= 2 && Flag;"));

    [Fact]
    public void ScalarState_InABranchOfSomeWeights_IsReported() => Rules.Check(
        "if (g > 0) {|SDL003:scale = 2|}; return x;", "[State(Space = StateSpace.Tensor)] private Scalar scale;");
}
