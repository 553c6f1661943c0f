using ScheduleDsl.Compiler.Composition;
using ScheduleDsl.Compiler.Emit;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Tests.Support;
using ScheduleDsl.Generators.Tests;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.Emit;

/// <summary>A small rule for each feature of the compiler: its graph, and its loops as numbers and as vectors.</summary>
public class FeatureSnapshotTests
{
    [Fact]
    public void NormsOfATensor_TwoPasses() => Match("""
        m = Lerp(g, m, Beta);
        float u = m + (float)Beta * x;
        Scalar weights = Across.Tensor.Norm(x);
        Scalar update = Across.Tensor.Norm(u);
        Scalar ratio = update > 0 ? weights / update : 1;
        return x - (float)(Rate * ratio) * u;
        """);

    [Fact]
    public void GlobalNorm_IsABarrierOfTheRun() => Match("Scalar n = Across.All.Norm(g); return x - (float)(Rate / (n > 1 ? n : 1)) * g;");

    [Fact]
    public void RowMean_IsComputedOnceForEachRow() => Match("return x - Rate * (g - Across.Row.Mean(g));");

    [Fact]
    public void FactoredStates_OfRowsAndColumns() => Match("""
        float q = g * g;
        r = Lerp(Across.Row.Mean(q), r, Beta);
        c = Lerp(Across.Column.Mean(q), c, Beta);
        return x - Rate * g / (Sqrt(r / (float)Across.Rows.Mean(r)) * Sqrt(c));
        """, "[State(Space = StateSpace.Row)] private float r; [State(Space = StateSpace.Column)] private float c;");

    [Fact]
    public void BlockState_HasOneNumberForEachBlock() => Match(
        "v = Lerp(Across.Block.Mean(16, g * g), v, Beta); return x - Rate * g / (Sqrt(v) + 1e-6f);",
        "[State(Space = StateSpace.Block, BlockLength = \"16\")] private float v;");

    [Fact]
    public void GlobalState_IsSharedCode() => Match(
        "total = total + Across.All.Sum(g * g); return x - (float)(Rate / Sqrt(total)) * g;",
        "[State(Space = StateSpace.Global)] private Scalar total;");

    [Fact]
    public void OperandOfAnotherSpan_GoesThroughScratch() => Match("float u = g / Across.Row.Max(g); Scalar n = Across.All.Norm(u); return x - u / (float)n;");

    [Fact]
    public void Quantile_IsSelectedBetweenTwoLoops() => Match("""
        float limit = (float)Across.Tensor.Quantile(Abs(g), 0.9);
        return x - Rate * (Abs(g) < limit ? g : limit);
        """);

    [Fact]
    public void ShapeOfTheTensor_ChoosesALoop() => Match("if (Shape.Rank > 1) g = g - Across.Row.Mean(g); return x - Rate * g;");

    [Fact]
    public void FurtherInputs_OfWeightsAndOfTheRun() => MatchRule("""
        namespace Acme;
        [Optimizer]
        public sealed partial class R
        {
            [Hyper(0.1)] public partial Scalar Rate { get; init; }
            [UpdateRule]
            private float Update(float x, float g, [Input] float curvature, [Input] Scalar loss) => x - (float)(Rate * loss) * g / curvature;
        }
        """);

    [Fact]
    public void StoredGradientAndOutput_AreStoredWithTheWeight() => Match(
        "return x - Rate * g;", "[StoreGradient] private float Kept(float x, float g) => 0; [Output] private float Copy(float before, float after) => after;");

    [Fact]
    public void FirstStep_HasALoopOfItsOwn() => Match("if (Once) m = g; else m = Lerp(g, m, Beta); return x - Rate * m;");

    [Fact]
    public void Draws_AreOperandsOfTheLoop() => Match("return x - Rate * (g + Draw.Normal() * Draw.Sign());");

    [Fact]
    public void PartsOfAComposedRule_AndAClearedGradient_AreOneLoop() => Match(Rules.Of("m = Lerp(g, m, Beta); return x - Rate * m;").With(
        Modifiers.Of("[Hyper(1.0)] public partial Scalar Limit { get; init; } [ModifyGradient] float A(float x, float g) => Max(g, Limit);", "Clip", "Bound"),
        Modifiers.Of("[Hyper(0.1)] public partial Scalar Factor { get; init; } [ModifyParameter] float A(float before, float after) => after - Factor * before;", "Decay", "Shrink"),
        Modifiers.Of("[StoreGradient] float A(float x, float g) => 0;", "Store", "Clear")));

    [Fact]
    public void EvaluationWeight_IsALoopOverWhatTheStepKept() => Match(EvaluationRule.Of(Rules.Of("return x - Rate * g;").With(Modifiers.Of("""
        [Hyper(3)] public partial int Start { get; init; }
        [State] private float average;
        [ModifyParameter] float A(float before, float after) { average = Lerp(after, average, 0.5); return after; }
        [EvaluationWeight] float B(float x) => Step < Start ? x : average;
        """, "Average", "Mean"))));

    private static void Match(string update, string members = "", [System.Runtime.CompilerServices.CallerMemberName] string method = "") =>
        Match(Rules.Of(update, members), method);

    private static void MatchRule(string source, [System.Runtime.CompilerServices.CallerMemberName] string method = "") => Match(Rules.Rule(source), method);

    private static void Match(Rule rule, [System.Runtime.CompilerServices.CallerMemberName] string method = "")
    {
        Kernel kernel = Graphs.Verified(rule);
        SourceWriter code = new();
        KernelEmitter.Write(code, kernel, ["Scalar", "Vector256"]);
        Snapshot.Match($"/*\n{GraphPrinter.Print(kernel.Graph)}*/\n{code}", method: method);
    }
}
