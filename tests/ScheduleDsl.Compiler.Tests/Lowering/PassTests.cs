using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering;
using ScheduleDsl.Compiler.Tests.Support;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.Lowering;

public class PassTests
{
    private const string Lamb = """
        m = Lerp(g, m, Beta);
        v = Lerp(g * g, v, Beta);
        float u = m / (Sqrt(v) + 1e-6f) + (float)Beta * x;
        Scalar weights = Across.Tensor.Norm(x);
        Scalar update = Across.Tensor.Norm(u);
        Scalar ratio = weights > 0 ? (update > 0 ? weights / update : 1) : 1;
        return x - (float)(Rate * ratio) * u;
        """;

    [Fact]
    public void NormsOfWeightsAndUpdate_TakeTwoPasses_AndTheFewestBytes()
    {
        Kernel kernel = Graphs.Lowered(Lamb, "[State] private float v;");

        CostCard cost = CostCard.Of(kernel, Assert.Single(kernel.Graph.Variants));
        // First x, g, m, v in and m, v out, then x, m, v in and x out.
        Assert.Equal((2, 28, 12), (cost.Passes, cost.BytesRead, cost.BytesWritten));
    }

    [Fact]
    public void Operations_CountAFusedMultiplyAddTwice_AndNameTheSlowOnes()
    {
        Kernel kernel = Graphs.Lowered("v = Fma(g, g, v); return x - g / (Sqrt(v) + 1e-6f);", "[State] private float v; [State(Space = StateSpace.Tensor)] private Scalar unused;");

        // Two for the multiply-add; root, sum, quotient, difference.
        CostCard cost = CostCard.Of(kernel, Assert.Single(kernel.Graph.Variants));
        Assert.Equal((6, 2), (cost.Operations, cost.SlowOperations));
        Assert.Empty(cost.SharedStates);
    }

    [Fact]
    public void StatesThatWeightsShare_AreCountedByWhatTheyAreFor()
    {
        Kernel kernel = Graphs.Lowered("""
            r = Across.Row.Max(g);
            total = total + Across.Tensor.Sum(g);
            return x - g * r * (float)total;
            """, "[State(Space = StateSpace.Row)] private float r; [State(Space = StateSpace.Tensor)] private Scalar total;");

        // A float for each row, a double for the tensor.
        Assert.Equal(
            [new SpaceBytes(StateSpace.Row, 4), new SpaceBytes(StateSpace.Tensor, 8)],
            CostCard.Of(kernel, Assert.Single(kernel.Graph.Variants)).SharedStates);
    }

    // The sum over the tensor adds the numbers of all matrices as one run; that of each matrix begins anew.
    [Fact]
    public void SumsOfAProduct_OverMatrixAndTensor_AreLoopsOfTheirOwn()
    {
        Kernel kernel = Graphs.Lowered("float p = Across.Matrix.ProductTransposed(x, x); return x - (float)(Across.Matrix.Sum(p) * Across.Tensor.Sum(p));");

        Pass[] sums = [.. Assert.Single(kernel.Graph.Variants).Passes.Where(p => p.Reductions.Count > 0)];
        Assert.Equal([(Rate.Matrix, true), (Rate.Tensor, false)], sums.Select(p => (kernel.Graph.Values[Assert.Single(p.Reductions)].Rate, p.IsPerMatrix)));
    }

    [Fact]
    public void InCache_TheUpdateIsKeptRatherThanDividedAgain()
    {
        Kernel kernel = Graphs.Lowered(Lamb, "[State] private float v;");

        Variant variant = Assert.Single(kernel.Graph.Variants);
        Assert.Contains(variant.Passes[1].Values, v => kernel.Graph.Values[v].Op == Op.Divide);
        Assert.Equal(2, variant.PassesInCache.Count);
        Assert.DoesNotContain(variant.PassesInCache[1].Values, v => kernel.Graph.Values[v].Op == Op.Divide);
        Assert.Equal(["element:0", "x"], variant.PassesInCache[1].Loads.Select(l => l.Tensor).Order());
        Assert.Equal(["element:0", "m", "v"], variant.PassesInCache[0].Stores.Select(s => s.Target).Order());
        Assert.Equal(variant.Passes[0].Reductions, variant.PassesInCache[0].Reductions);
        Assert.Contains(kernel.Tensors, t => t.Name == "element:0");
    }

    [Theory]
    [InlineData("float u = g + x; Scalar n = Across.Tensor.Norm(u); return x - u / (float)n;")] // A sum is cheap to compute again.
    [InlineData("float u = g / (Abs(x) + 1); Scalar n = Across.All.Norm(u); return x - u * (float)n;")] // Other tensors come between.
    [InlineData("float u = g / (Abs(x) + 1); return x - u;")]
    public void InCache_NothingIsKept(string body) => Assert.Empty(Assert.Single(Graphs.Lowered(body).Graph.Variants).PassesInCache);

    [Fact]
    public void GlobalNormBeforeIt_TakesOnePassMore_ThatReadsTheGradientAlone()
    {
        Kernel kernel = Graphs.Lowered("Scalar n = Across.All.Norm(g); g = g / (float)(n > 1 ? n : 1);\n" + Lamb, "[State] private float v;");

        Variant variant = Assert.Single(kernel.Graph.Variants);
        Assert.Equal(3, variant.Passes.Count);
        Assert.Equal("g", Assert.Single(variant.Passes[0].Loads).Tensor);
        Assert.Equal([ReduceScope.All, ReduceScope.Tensor], variant.Interludes.Select(i => i.Barrier));
        Assert.Equal(2, variant.Passes[1].Reductions.Count);
    }

    [Fact]
    public void MeanOfRows_RunsAlongRowsInBothPasses_AndIsComputedOncePerRow()
    {
        Kernel kernel = Graphs.Lowered("float mean = Across.Row.Mean(g); return x - Rate * (g - mean);");

        Variant variant = Assert.Single(kernel.Graph.Variants);
        Assert.Equal(
            [(StateSpace.Element, LoopSpan.Rows), (StateSpace.Row, LoopSpan.None), (StateSpace.Element, LoopSpan.Rows)],
            variant.Passes.Select(p => (p.Space, p.Span)));
        Assert.Empty(variant.Interludes);
        Assert.DoesNotContain(variant.Passes[2].Values, v => kernel.Graph.Values[v].Op == Op.Divide);
    }

    [Fact]
    public void ConditionOnARow_IsComputedWhereItIsAskedFor_ForMemoryHoldsNumbersOnly()
    {
        Kernel kernel = Graphs.Lowered("float norm = Across.Row.Norm(g); bool still = norm == 0; return still ? x : x - Rate * g / norm;");

        Variant variant = Assert.Single(kernel.Graph.Variants);
        Assert.DoesNotContain(variant.Passes.SelectMany(p => p.Stores), s => kernel.Graph.Values[s.Value].Type == IrType.Bool);
        Assert.Contains(variant.Passes[^1].Values, v => kernel.Graph.Values[v].Op == Op.Equal);
        Assert.Single(variant.Passes, p => p.Space == StateSpace.Row);
    }

    [Theory]
    [InlineData("Across.Block.Max(Shape.KernelLength, g)", "")]
    [InlineData("Across.Block.Max(4, g)", "")]
    [InlineData("scale", "[State(Space = StateSpace.Block, BlockLength = \"4\")] private float scale;")]
    public void LengthOfBlocks_IsASlotWithADouble(string value, string members)
    {
        Kernel kernel = Graphs.Lowered($"return x - {value};", members);

        Pass along = Assert.Single(Assert.Single(kernel.Graph.Variants).Passes, p => p.Span == LoopSpan.Blocks && p.Stores.Any(s => s.Target == "x"));
        Assert.Equal(IrType.Float64, kernel.Graph.Values[along.BlockLength].Type);
        Assert.Contains(along.BlockLength, kernel.Graph.Slots);
    }

    [Fact]
    public void NormOfWhatDependsOnANorm_IsAnotherPass()
    {
        Kernel kernel = Graphs.Lowered("Scalar n = Across.Tensor.Norm(g); float u = g / (float)n + x; Scalar k = Across.Tensor.Norm(u); return x - u / (float)k;");

        Assert.Equal(3, CostCard.Of(kernel, Assert.Single(kernel.Graph.Variants)).Passes);
    }

    [Fact]
    public void ReductionWithTime_WaitsForTheNextPass()
    {
        Kernel kernel = Graphs.Lowered("Scalar n = Across.All.Norm(g); float u = g / (float)n; Scalar k = Across.Tensor.Norm(u); Scalar w = Across.Tensor.Norm(x); return x - (float)(w / k) * u;");

        Assert.Equal("g", Assert.Single(Assert.Single(kernel.Graph.Variants).Passes[0].Loads).Tensor);
    }

    [Fact]
    public void GlobalNormOfRowScaledGradients_GoesThroughScratch()
    {
        Kernel kernel = Graphs.Lowered("float r = Across.Row.Max(g); float u = g / r; Scalar n = Across.All.Norm(u); return x - u / (float)n;");

        Variant variant = Assert.Single(kernel.Graph.Variants);
        Assert.Contains(variant.Passes, p => p.Span == LoopSpan.Rows && p.Stores.Any(s => s.Target == "element:0"));
        Assert.Contains(variant.Passes, p => p.Span == LoopSpan.None && p.Space == StateSpace.Element && p.Loads.Any(l => l.Tensor == "element:0"));
    }

    [Fact]
    public void FactoredMoments_KeepRowAndColumnStates()
    {
        Kernel kernel = Graphs.Lowered("""
            float q = g * g + 1e-30f;
            r = Lerp(Across.Row.Mean(q), r, Beta);
            c = Lerp(Across.Column.Mean(q), c, Beta);
            float u = g / (Sqrt(r / (float)Across.Rows.Mean(r)) * Sqrt(c));
            Scalar rms = Sqrt(Across.Tensor.Mean(u * u));
            return x - (float)(Rate / (rms > 1 ? rms : 1)) * u;
            """, "[State(Space = StateSpace.Row)] private float r; [State(Space = StateSpace.Column)] private float c;");

        Variant variant = Assert.Single(kernel.Graph.Variants);
        Assert.Contains(variant.Passes, p => p.Space == StateSpace.Row && p.Stores.Any(s => s.Target == "r"));
        Assert.Contains(variant.Passes, p => p.Space == StateSpace.Column && p.Stores.Any(s => s.Target == "c"));
        Assert.True(CostCard.Of(kernel, variant).Passes <= 4, GraphPrinter.Print(kernel.Graph));
    }

    [Fact]
    public void GlobalState_IsComputedOnceForTheRun()
    {
        Kernel kernel = Graphs.Lowered("""
            total = total + Across.All.Sum(g * g);
            return x - (float)(Rate / Sqrt(total)) * g;
            """, "[State(Space = StateSpace.Global)] private Scalar total;");

        Assert.Single(kernel.Graph.Values, v => v.Op == Op.Share);
        UniformCode code = new(kernel.Graph, Assert.Single(kernel.Graph.Variants));
        Assert.Single(code.Shared(1));
    }

    [Fact]
    public void CollectiveUnderAVaryingCondition_IsRefused()
    {
        LoweringException wrong = Assert.Throws<LoweringException>(() => Graphs.Lowered("float n = 0; if (g > 0) n = Across.Row.Max(g); return x - n;"));

        Assert.Contains("branch that only some weights take", wrong.Message);
    }

    [Fact]
    public void RowState_GivenAValueOfItsOwnForEachWeight_IsRefused()
    {
        LoweringException wrong = Assert.Throws<LoweringException>(() => Graphs.Lowered("r = g; return x - r;", "[State(Space = StateSpace.Row)] private float r;"));

        Assert.Contains("'r'", wrong.Message);
    }
}
