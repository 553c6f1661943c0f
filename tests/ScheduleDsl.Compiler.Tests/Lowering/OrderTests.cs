using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Emit;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering;
using ScheduleDsl.Compiler.Tests.Support;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.Lowering;

/// <summary>Order statistics: where their operands lie, and what they cost.</summary>
public class OrderTests
{
    [Fact]
    public void OperandThatMemoryHolds_IsSelectedFromThere()
    {
        Variant variant = Only("Scalar q = Across.Tensor.Quantile(g, 0.5); return x - g * (float)q;", out Kernel kernel);

        Assert.Equal([true, false], variant.Passes.Select(p => p.IsSelection));
        Assert.Equal("g", Assert.Single(variant.Passes[0].Loads).Tensor);

        // The selection reads its operand three times, eleven bits of each number at a time.
        CostCard cost = CostCard.Of(kernel, variant);
        Assert.Equal((4, 20, 4), (cost.Passes, cost.BytesRead, cost.BytesWritten));
    }

    [Fact]
    public void ComputedOperand_GoesThroughScratchOnce_ForAllThatAreSelectedFromIt()
    {
        Variant variant = Only("float a = Abs(g); Scalar low = Across.Tensor.Quantile(a, 0.1); Scalar high = Across.Tensor.KthLargest(a, 2); return x - g * (float)(low / high);", out Kernel kernel);

        Assert.Equal([false, true, true, false], variant.Passes.Select(p => p.IsSelection));
        Assert.Equal(["element:0", "element:0"], variant.Passes.Where(p => p.IsSelection).SelectMany(p => p.Loads).Select(l => l.Tensor));
        Assert.Equal((8, 36, 8), (CostCard.Of(kernel, variant).Passes, CostCard.Of(kernel, variant).BytesRead, CostCard.Of(kernel, variant).BytesWritten));
    }

    [Fact]
    public void StateThatIsStoredInTime_IsSelectedFrom()
    {
        Variant variant = Only("m = Lerp(g, m, Beta); Scalar q = Across.Tensor.Median(m); return x - (m - (float)q);", out _);

        Assert.Equal("m", Assert.Single(Assert.Single(variant.Passes, p => p.IsSelection).Loads).Tensor);
        Assert.Contains(variant.Passes[0].Stores, s => s.Target == "m");
    }

    [Fact]
    public void StateThatIsOverwrittenAtTheSameTime_IsCopiedBefore()
    {
        Variant variant = Only("float old = m; m = Lerp(g, m, Beta); Scalar q = Across.Tensor.Median(old); Scalar n = Across.Tensor.Norm(m); return x - m * (float)(q / n);", out _);

        Pass selection = Assert.Single(variant.Passes, p => p.IsSelection);
        string source = Assert.Single(selection.Loads).Tensor;
        Assert.DoesNotContain(variant.Passes.TakeWhile(p => !p.IsSelection), p => p.Stores.Any(s => s.Target == source && s.Value != selection.Loads[0].Value));
    }

    [Fact]
    public void ValueOfARow_IsWrittenOutForEachWeight_OrSelectedFromItsArray()
    {
        Variant ofTensor = Only("float r = Across.Row.Max(g); Scalar q = Across.Tensor.Median(r); return x - r * (float)q;", out _);
        Variant ofRows = Only("float r = Across.Row.Max(g); Scalar q = Across.Rows.Median(r); return x - r * (float)q;", out _);

        Assert.StartsWith("element:", Assert.Single(Assert.Single(ofTensor.Passes, p => p.IsSelection).Loads).Tensor);
        Assert.StartsWith("row:", Assert.Single(Assert.Single(ofRows.Passes, p => p.IsSelection).Loads).Tensor);
        Assert.Equal(2, ofRows.Passes.Count(p => p.Space == StateSpace.Element && !p.IsSelection));
    }

    [Fact]
    public void ResultOfARow_IsAnArrayForLaterLoops()
    {
        Variant variant = Only("return x - (g - Across.Row.Median(g));", out _);

        Store result = Assert.Single(variant.Passes[0].Stores);
        Assert.Equal((true, "row:0", LoopSpan.Rows), (variant.Passes[0].IsSelection, result.Target, variant.Passes[1].Span));
    }

    [Fact]
    public void RankThatDependsOnACollective_WaitsForIt()
    {
        Variant variant = Only("Scalar n = Across.Tensor.Count(g > 0); Scalar k = Across.Tensor.KthLargest(g, n); return x - g * (float)k;", out _);

        Assert.Equal([false, true, false], variant.Passes.Select(p => p.IsSelection));
        Assert.Equal([1, 2], variant.Interludes.Select(i => i.Level));
    }

    [Fact]
    public void RankOfTheTensor_IsNoRankOfTheGroupOrTheRun()
    {
        Assert.Equal("which one Across.Group.KthLargest takes changes with every tensor, and its result with every group",
            Assert.Throws<LoweringException>(() => Graphs.Lowered("return x - (float)Across.Group.KthLargest(g, Across.Tensor.Norm(g));")).Message);
        Assert.Equal("which one Across.All.Quantile takes has one value for the run, and is given one that depends on 'Group.Sum'",
            Assert.Throws<LoweringException>(() => Graphs.Lowered("return x - (float)Across.All.Quantile(g, Across.Group.Sum(g));")).Message);
    }

    [Fact]
    public void Plan_SaysWhatIsSelectedFromWhere()
    {
        Only("float a = Abs(g); Scalar q = Across.Tensor.Quantile(a, 0.9); return x - a * (float)q;", out Kernel kernel);

        Assert.Contains("  select  reads element:0; selects Tensor.Quantile(a, 0.9)\n", PlanText.Of(kernel));
    }

    private static Variant Only(string update, out Kernel kernel)
    {
        kernel = Graphs.Lowered(update);
        return Assert.Single(kernel.Graph.Variants);
    }
}
