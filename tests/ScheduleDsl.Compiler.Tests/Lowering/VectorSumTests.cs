using System.Linq;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering;
using ScheduleDsl.Compiler.Tests.Support;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.Lowering;

/// <summary>Sums of vectors over the tensors of a group.</summary>
public class VectorSumTests
{
    [Fact]
    public void ASumOfRows_StandsBetweenTwoLoops_BehindABarrierOfTheGroup()
    {
        Variant variant = Assert.Single(Graphs.Lowered("return x + Across.Group.SumOfVectors(Across.Row.Sum(g));").Graph.Variants);

        Assert.Equal([false, true, false], variant.Passes.Select(p => p.IsSelection));
        Assert.Equal([StateSpace.Element, StateSpace.Row, StateSpace.Element], variant.Passes.Select(p => p.Space));
        Assert.Contains(variant.Interludes, i => i.Barrier == ReduceScope.Group);
    }

    [Theory]
    [InlineData("g", "'g' changes with every element")]
    [InlineData("(float)Across.Tensor.Sum(g)", "changes with every tensor")]
    public void AValueThatIsNoVector_IsNamed(string operand, string end)
    {
        string message = Assert.Throws<LoweringException>(() => Graphs.Lowered($"return x + Across.Group.SumOfVectors({operand});")).Message;

        Assert.StartsWith("Across.Group.SumOfVectors takes a value that each row, or each column, has one of, and", message);
        Assert.EndsWith(end, message);
    }

    [Fact]
    public void AVectorOfRowsInOneTensorAndOfColumnsInAnother_GoesToAStateOfEach() => Assert.Equal(2, Graphs.Lowered("""
        float own = 0;
        if (IsFirst) own = Across.Row.Sum(g); else own = Across.Column.Sum(g);
        float sum = Across.Group.SumOfVectors(own);
        if (IsFirst) r = sum; else c = sum;
        return x;
        """, """
        private bool IsFirst => Shape.PlaceInGroup == 0;
        private bool IsOther => !IsFirst;
        [State(Space = StateSpace.Row, When = nameof(IsFirst))] private float r;
        [State(Space = StateSpace.Column, When = nameof(IsOther))] private float c;
        """).Graph.Variants.Count);

    [Fact]
    public void AStateOfTwoConditions_ExistsInsideOneIfForEach() => Assert.NotNull(Graphs.Lowered(
        "if (Rate != 0) { if (Beta != 0) n = g; } return x;",
        "private bool HasBoth => Rate != 0 && Beta != 0; [State(When = nameof(HasBoth))] private float n;"));
}
