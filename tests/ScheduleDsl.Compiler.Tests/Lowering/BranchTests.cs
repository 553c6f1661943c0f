using System.Linq;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering;
using ScheduleDsl.Compiler.Tests.Support;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.Lowering;

public class BranchTests
{
    [Fact]
    public void UniformIfOverVaryingValues_MakesTwoVariants()
    {
        Kernel kernel = Graphs.Lowered("if (Rate != 0) x -= g; return x + g;");

        Assert.Equal(2, kernel.Graph.Variants.Count);
        Assert.Equal([Op.Input, Op.Input, Op.Subtract, Op.Add], Graphs.Operations(kernel, 0));
        Assert.Equal([Op.Input, Op.Input, Op.Add], Graphs.Operations(kernel, 1));
    }

    [Fact]
    public void UniformIfOverUniformValues_MakesNoVariant()
    {
        Kernel kernel = Graphs.Lowered("Scalar size = Rate; if (Beta > 0.5) size = Rate * 2; return x - size * g;");

        Assert.Single(kernel.Graph.Variants);
        Assert.Contains(kernel.Graph.Values, v => v is { Op: Op.Select, Rate: Rate.Step });
    }

    [Fact]
    public void VaryingIf_BecomesASelect()
    {
        Kernel kernel = Graphs.Lowered("if (g > 0) x -= g; return x;");

        Assert.Single(kernel.Graph.Variants);
        Assert.Equal(Op.Select, Graphs.Stored(kernel, "x").Op);
    }

    [Fact]
    public void VaryingEarlyReturn_SelectsBetweenBothEnds()
    {
        Kernel kernel = Graphs.Lowered("if (g == 0) return x; m += g; return x - m;");

        Assert.Equal(Op.Select, Graphs.Stored(kernel, "x").Op);
        Assert.Equal(Op.Select, Graphs.Stored(kernel, "m").Op);
    }

    [Fact]
    public void SameUniformConditionTwice_IsDecidedOnce()
    {
        Kernel kernel = Graphs.Lowered("if (Flag) x -= g; m += g; if (Flag) x -= m; return x;");

        Assert.Equal(2, kernel.Graph.Variants.Count);
        Assert.All(kernel.Graph.Variants, v => Assert.Single(v.Decisions));
    }

    [Fact]
    public void NestedUniformConditions_MakeOnlyReachableVariants()
    {
        Kernel kernel = Graphs.Lowered("if (Flag) { if (Rate != 0) x -= g; } else x += g; return x;");

        Assert.Equal(3, kernel.Graph.Variants.Count);
    }

    [Fact]
    public void UnchangedState_IsNotStored()
    {
        Kernel kernel = Graphs.Lowered("if (Flag) m += g; return x - m;");

        Assert.Contains(kernel.Graph.Variants[0].Stores, s => s.Target == "m");
        Assert.DoesNotContain(kernel.Graph.Variants[1].Stores, s => s.Target == "m");
    }

    [Fact]
    public void TooManyUniformConditions_AreRefusedWithTheNumber()
    {
        string update = string.Concat(Enumerable.Range(1, 7).Select(i => $"if (Count > {i}) x -= {i} * g; ")) + "return x;";

        // Seven independent bools; comparisons of one number with seven others are independent to the compiler.
        LoweringException problem = Assert.Throws<LoweringException>(() => Graphs.Lowered(update));
        Assert.Contains("more than 64 combinations", problem.Message);
    }

    [Fact]
    public void ConditionalState_MayBeUsedOnlyUnderItsCondition()
    {
        const string Members = "[State(When = nameof(Flag))] private float extra;";

        Graphs.Lowered("if (Flag) { extra += g; x -= extra; } return x;", Members);
        Graphs.Lowered("if (Flag && Rate != 0) { extra += g; x -= extra; } return x;", Members);
        LoweringException problem = Assert.Throws<LoweringException>(() => Graphs.Lowered("extra += g; return x - extra;", Members));
        Assert.Contains("'extra' does not always exist", problem.Message);
    }
}
