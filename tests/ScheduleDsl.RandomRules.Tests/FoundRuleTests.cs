using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.RandomRules.Tests.Model;
using ScheduleDsl.RandomRules.Tests.Running;
using Xunit;

namespace ScheduleDsl.RandomRules.Tests;

/// <summary>Small rules that a compiler once got wrong: what the random ones found, kept.</summary>
public class FoundRuleTests
{
    // What it was, members, body.
    private static readonly (string Name, string Members, string Body)[] Rules =
    [
        ("a constant Scalar narrowed inside of a loop", "", "return parameter / (Scalar)1e-8;"),
        ("a constant of Scalars that is not folded", "", "return parameter * Min((Scalar)0.1, (Scalar)2);"),
        ("a function of constant floats and a Scalar", "", "return parameter - Lerp(1f, 3f, (Scalar)0.1);"),
        ("a value of a row summed over the tensor", "[State(Space = StateSpace.Row, Initial = 1)] private float s;", "return parameter - 1e4f / Across.Tensor.Dot(s, 1f);"),
        ("a value of a column summed over the matrix", "", "return parameter - Across.Matrix.Sum(Across.Column.Max(gradient)) * gradient;"),
        ("a value of a row summed over blocks", "", "return parameter - Across.Block.Max(7, Across.Row.Norm(gradient));"),
        ("a value of a block summed over the tensor", "", "return parameter - Across.Tensor.Sum(Across.Block.Mean(7, gradient)) * 0.1f;"),
        ("a state of blocks that nothing reads", "[Hyper(true)] public partial bool B { get; init; }\n[State(Space = StateSpace.Block, BlockLength = \"7\", When = \"B\")] private float s;", "return parameter - gradient;"),
        ("a state of blocks of constant length", "[State(Space = StateSpace.Block, BlockLength = \"7\", Initial = 1)] private float s;", "return parameter - s;"),
        ("a state and a collective of one constant length", "[State(Space = StateSpace.Block, BlockLength = \"7\", Initial = 1)] private float s;", "s = s * 0.5f + Across.Block.Min(7, gradient); return parameter - s;"),
        ("a state and a collective of one length that is an int", "[Hyper(5)] public partial int N { get; init; }\n[State(Space = StateSpace.Block, BlockLength = \"N\")] private float s;", "s += Across.Block.Max(N, gradient); return parameter - s;"),
        ("a state of the tensor that is given a constant", "[State(Space = StateSpace.Tensor)] private Scalar s;", "float old = (float)s; s = (Scalar)0.25; return parameter - old * gradient;"),
        ("a random number that is asked whether it is NaN", "", "return float.IsNaN(Draw.Normal()) ? gradient : parameter;"),
        ("blocks of what depends on the matrix", "", "float scaled = gradient * (float)Across.Matrix.Norm(gradient); return parameter - Across.Block.Max(7, scaled);"),
        ("blocks of a value of the matrix", "", "return parameter - Across.Block.Sum(7, (float)Across.Matrix.Max(gradient));"),
        ("a value of a block and of the matrix", "", "return parameter - Across.Block.Mean(7, gradient) * (float)Across.Matrix.Norm(parameter);"),
        ("blocks of a value of a block and of the matrix", "", "return parameter - Across.Block.Sum(7, Across.Block.Min(7, gradient) * (float)Across.Matrix.Norm(gradient));"),
        ("rows of a value of a block and of the matrix", "", "return parameter - Across.Row.Sum(Across.Block.Min(7, gradient) * (float)Across.Matrix.Norm(gradient));"),
        ("sums over matrix and tensor", "", "return parameter - (float)Across.Matrix.Sum(gradient) * (float)Across.Tensor.Sum(gradient);"),
        ("a sum over the tensor of what depends on the matrix", "", "return parameter - (float)Across.Tensor.Sum(gradient / (float)Across.Matrix.Norm(gradient));"),
        ("a sum over the run of a value of the matrix", "", "return parameter - (float)Across.All.Sum((float)Across.Matrix.Norm(gradient));"),
        ("a state given a value of a block, beside what depends on it and on the matrix", "[State(Initial = 1)] private float s;", "gradient = (float)Across.Matrix.AbsoluteMax(gradient) + s; s = Across.Block.Min(7, parameter); return parameter - gradient;"),
        ("a weight given a value of a block, beside a state that depends on it and on the matrix", "[State] private float s;", "s = parameter * (float)Across.Matrix.KthLargest(parameter, 1); return Across.Block.Min(7, parameter);"),
        ("a state of blocks beside a value of the matrix", "[State(Space = StateSpace.Block, BlockLength = \"7\", Initial = 1)] private float s;", "s = s * 0.5f + Across.Block.Min(7, gradient); return parameter - gradient * (float)Across.Matrix.Norm(gradient);"),
        ("a constant that only another variant computes with between loops", "[Hyper(false)] public partial bool B { get; init; }\n[State] private float s;\n[State(When = \"B\")] private float t;", "s = 1f / 3f; if (B) { t = Lerp(1f / 3f, 1f, Across.Tensor.Sum(gradient)); } return parameter - gradient;"),
        ("one number of the run asked for twice", "[State] private float s;", "s = (float)(Across.All.KthLargest(gradient, 1) + Across.All.KthLargest(gradient, 1)); return parameter - s;"),
        ("one sum over the run asked for twice", "[State] private float s;", "s = (float)(Across.All.Sum(gradient) + Across.All.Sum(gradient)); return parameter - s;"),
        ("one largest of the group asked for twice", "[State] private float s;", "s = (float)(Across.Group.Max(gradient) + Across.Group.Max(gradient)); return parameter - s;"),
        ("a constant selected from rows and from columns", "[State] private float s;", "s = Across.Columns.KthLargest(3f, 1) + 1f; return Across.Rows.KthLargest(3f, 1) * 1f;"),
        ("a weight selected from and overwritten in one loop", "[State] private float s;", "s = Across.Row.KthLargest(parameter, 1); return parameter - 1f;"),
        ("a constant condition beside one of weights", "[State] private float s;", "s = float.IsNaN(1f / 3f) && 3f != parameter ? 1f : 0f; return parameter - gradient;"),
        ("a square state kept in another before it changes", "[State(Space = StateSpace.RowsByRows, Initial = -0.25)] private float s;\n[State(Space = StateSpace.RowsByRows)] private float t;", "float old = s; s = 1f - Across.Matrix.ProductTransposed(parameter, parameter); t = old; return parameter - gradient;"),
        ("a state of the tensor under a condition", "[Hyper(true)] public partial bool B { get; init; }\n[State(Space = StateSpace.Tensor, Initial = 1, When = \"B\")] private Scalar s;", "if (B) { s = s * 0.5; } return parameter - gradient;"),
    ];

    private static readonly Lazy<IReadOnlyList<Type>> Types = new(() => RuleCompiler.Compile([.. Rules.Select((rule, i) => Text(i))]).Types);

    public static TheoryData<string> Names => [.. Rules.Select(r => r.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void FoundRule_GivesTheBitsOfItsBody(string name)
    {
        int number = Array.FindIndex(Rules, r => r.Name == name);
        Workload work = new([[3], [], [0], [2, 10], [67], [33, 3], [3, 2, 5], [2, 3, 1, 400]], Steps: 3, Seed: number, HasOddNumbers: false, IsArena: false, IsWide: true, IsLarge: true);
        Assert.Null(Trial.Run(Types.Value[number], Trial.Defaults(Types.Value[number]), work));
    }

    [Theory]
    [InlineData("return parameter < 1 ? 1f : Across.Column.Dot(3f, parameter);")]
    [InlineData("bool b = parameter < 1 && Across.Row.Sum(gradient) > 0; return b ? parameter : gradient;")]
    [InlineData("bool b = parameter < 1 || Across.Tensor.Sum(gradient) > 0; return b ? parameter : gradient;")]
    public void CollectiveThatOnlySomeWeightsAskFor_IsRefused(string body) =>
        Assert.Contains("a branch that only some weights take", RuleCompiler.Findings(Text(0, "", body)));

    [Theory]
    [InlineData("return gradient > 0 ? Draw.Normal() : parameter;")]
    [InlineData("return Step > 1 ? Draw.Normal() : parameter + Draw.Normal();")]
    public void RandomNumberThatIsNotAlwaysDrawn_IsRefused(string body) => Assert.Contains("draw it before", RuleCompiler.Findings(Text(0, "", body)));

    private static string Text(int number) => Text(number, Rules[number].Members, Rules[number].Body);

    private static string Text(int number, string members, string body) =>
        $"[Optimizer{(body.Contains("Matrix") ? "(View = MatrixView.LastTwoAxes)" : "")}] public sealed partial class Rule{number}\n{{\n{members}\n[UpdateRule] private float Update(float parameter, float gradient) {{ {body} }}\n}}\n";
}
