using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Packing;
using ScheduleDsl.Compiler.Tests.Support;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.Packing;

public class RoundTripTests
{
    private static readonly Expression X = new LocalReference(IrType.Float64, "x");

    private static readonly Function Odd = new("Acme.\"odd\" \\ näme\n(double)", EquatableArray.Of(new FunctionParameter("x", IrType.Float64)),
        IrType.Float64, Body(new Return(X)), IsPublic: false);

    public static TheoryData<string> Kinds => [.. Units.Keys];

    // Every node and every optional part of the IR appears in one of these.
    private static readonly Dictionary<string, Unit> Units = new()
    {
        ["rule"] = new Rule("Acme.R",
            EquatableArray.Of(
                new Hyper("A", IrType.Float64, null, "1E-08", new Bounds(-1.5, null, 1e300, null), "Epsilon"),
                new Hyper("B", IrType.Float64, null, "0", new Bounds(null, 0, null, 0.1), "None"),
                new Hyper("C", IrType.Int32, "Acme.Mode", "-7", Bounds.None, "None")),
            EquatableArray.Of(
                new State("m", IrType.Float32, StateSpace.Element, new Literal(IrType.Float32, "0.1"), null),
                new State("v", IrType.Float32, StateSpace.Row, new HyperReference(IrType.Float64, "A"), new HyperReference(IrType.Bool, "F")),
                new State("b", IrType.Float32, StateSpace.Block, new Literal(IrType.Float32, "0"), null) { BlockLength = new Literal(IrType.Int64, "256") }),
            EquatableArray.Of(new Input("x", IrType.Float32, InputKind.Parameter), new Input("g", IrType.Float32, InputKind.Gradient),
                new Input("h", IrType.Float32, InputKind.Element) { When = new HyperReference(IrType.Bool, "F") }, new Input("loss", IrType.Float64, InputKind.Scalar)),
            EquatableArray.Of(Odd),
            Body(
                new Assign("y", new Invocation(IrType.Float64, Odd.Id, EquatableArray.Of<Expression>(new StepReference()))),
                new AssignState("m", new InputReference(IrType.Float32, "g")),
                new For("i", -1, 9, 2, Body(new Assign("n", new LocalReference(IrType.Int32, "i")))),
                new If(new Literal(IrType.Bool, "true"), Body(new Return(new StateReference(IrType.Float32, "m"))), Block.Empty),
                new Return(new Operation(IrType.Float32, Op.Convert, EquatableArray.Of<Expression>(new Literal(IrType.Int64, "9000000000"))))))
        {
            View = MatrixView.LastTwoAxes,
            Ranks = new RankRange(2, 4),
        },
        ["schedule"] = new Schedule("Acme.S",
            EquatableArray.Of(new Hyper("Steps", IrType.Int64, null, "100000", new Bounds(0, null, null, null), "None") { Unit = HyperUnit.Steps }),
            EquatableArray.Of(
                new Phase("Warmup", "Warmup", new HyperReference(IrType.Int64, "Steps"), PhaseForm.Straight),
                new Phase("Decay", "Decay", null, PhaseForm.Curved)),
            EquatableArray.Of(Odd),
            Body(new Return(new StepReference())),
            CurveEnd.Repeat,
            new HyperReference(IrType.Int64, "Steps"),
            EquatableArray.Of(
                new Check("SDL101", new Literal(IrType.Bool, "true"), "warmup takes {0} of {1} steps", EquatableArray.Of(X, new StepReference())),
                new Check("SDL102", new Literal(IrType.Bool, "false"), "", EquatableArray<Expression>.Empty)),
            EquatableArray.Of(new Table("Milestones"), new Table("Cycles")),
            EquatableArray.Of(
                new NamedCurve("Momentum", Body(new Return(new TableRead("Cycles", "ValueAt", EquatableArray.Of(new StepReference(), X)))), CurveEnd.Throw, X),
                new NamedCurve("Decay", Body(new Return(X)), CurveEnd.Hold, null))),
        ["endless schedule"] = new Schedule("Acme.S", EquatableArray<Hyper>.Empty, EquatableArray<Phase>.Empty, EquatableArray<Function>.Empty,
            Body(new Return(X)), CurveEnd.Hold, null, EquatableArray<Check>.Empty, EquatableArray<Table>.Empty, EquatableArray<NamedCurve>.Empty),
        ["continuing schedule"] = new Schedule("Acme.S", EquatableArray<Hyper>.Empty, EquatableArray<Phase>.Empty, EquatableArray<Function>.Empty,
            Body(new Return(X)), CurveEnd.Continue, X, EquatableArray<Check>.Empty, EquatableArray<Table>.Empty, EquatableArray<NamedCurve>.Empty),
        ["profile with settings"] = new Profile("Acme.P", Odd, EquatableArray<Function>.Empty)
        {
            IsFalling = true,
            Settings = EquatableArray.Of(new Hyper("Power", IrType.Float64, null, "2", new Bounds(null, 0, null, null), "None")),
        },
        ["profile"] = new Profile("Acme.P", Odd, EquatableArray.Of(Odd with { Id = "Acme.F(double)", IsPublic = true })),
        ["functions"] = new FunctionLibrary("Acme.L", EquatableArray.Of(Odd)),
        ["empty"] = new FunctionLibrary("Acme.L", EquatableArray<Function>.Empty),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Unit_ComesBackEqual(string kind) => Assert.Equal(Units[kind], UnitReader.Read(UnitWriter.Write(Units[kind])));

    [Fact]
    public void EveryOperation_ComesBack()
    {
        Op[] operations = [.. System.Enum.GetValues<Op>().Where(op => op is > Op.Step and < Op.Call)];
        FunctionLibrary library = new("L", operations
            .Select(op => new Function($"F{op}()", EquatableArray<FunctionParameter>.Empty, IrType.Int32,
                Body(new Return(new Operation(IrType.Int32, op, EquatableArray.Of(X, X)))), true))
            .ToEquatableArray());

        Assert.Equal(library, UnitReader.Read(UnitWriter.Write(library)));
    }

    [Fact]
    public void BoundRule_ComesBackEqual()
    {
        Rule rule = Rules.Rule("""
            namespace Acme;
            [Optimizer]
            public partial class R
            {
                [Hyper(0.9, Min = 0, Below = 1)] public partial Scalar Beta { get; init; }
                [State(When = nameof(Has))] private float m;
                bool Has => Beta != 0;
                [UpdateRule]
                float Update(float x, float g)
                {
                    if (!Has) return x - g;
                    m = Lerp(g, m, Beta);
                    for (int i = 0; i < 3; i++) x -= Sign(m) * (float)Pow(Beta, i);
                    return x;
                }
            }
            """);

        Assert.Equal(rule, UnitReader.Read(UnitWriter.Write(rule)));
    }

    private static Block Body(params Statement[] statements) => new(statements.ToEquatableArray());
}
