using System;
using System.Runtime.CompilerServices;
using ScheduleDsl.Compiler.Emit;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Tests.Support;
using ScheduleDsl.Generators.Tests;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.Emit;

/// <summary>A small rule for each thing that a step is made of: its plan in words, the plan as the runtime has it, the code between loops, and the loops as numbers.</summary>
public class PlanSnapshotTests
{
    // What follows depends on the precision and on nothing that a rule says.
    private const string Dispatch = "public override global::ScheduleDsl.CompilerServices.LoopMemory TakesMemory";

    [Fact]
    public void Gate_EndsTheStep_AndKeepsWhatWasGathered() => Match(Rules.Of("return x - Rate * g;").With(Modifiers.Of("""
        [State] private float sum;
        [State(Space = StateSpace.Global)] private Scalar gathered;
        [ApplyWhen] bool A(float g) => Across.All.Norm(g) > 1;
        [ModifyGradient] float B(float x, float g) { sum += g; gathered = gathered + 1; return sum; }
        """, "Accumulate", "Sum")));

    [Fact]
    public void UniformIf_WithAStateThatExistsThere_HasAPlanOfItsOwn() => Match("""
        float u = g;
        if (Flag)
        {
            kept = Lerp(g, kept, Beta);
            u = kept;
        }
        return x - (float)(Rate / Across.Tensor.Norm(u)) * u;
        """, "[State(When = nameof(Flag))] private float kept;");

    [Fact]
    public void DivisionBeforeANorm_IsKeptForTensorsInCache() => Match("""
        m = Lerp(g * g, m, Beta);
        float u = g / Sqrt(m);
        return x - (float)(Rate / Across.Tensor.Norm(u)) * u;
        """);

    [Fact]
    public void SumOfVectors_IsAddedBehindTheGroup() => Match("return x - Rate * g * Across.Group.SumOfVectors(Across.Row.Sum(g));");

    [Fact]
    public void InputsThatMayBeLeftOut_AreOfTheRun_OrOfSomeSettings() => MatchRule("""
        namespace Acme;
        [Optimizer]
        public sealed partial class R
        {
            [Hyper(0.1)] public partial Scalar Rate { get; init; }
            [Hyper(true)] public partial bool Curved { get; init; }
            [UpdateRule]
            private float Update(float x, float g, [Input(When = nameof(Curved))] float curvature, [Input(IsOptional = true)] Scalar loss)
            {
                if (Curved)
                    g = g / curvature;
                return x - (float)(Rate * loss) * g;
            }
        }
        """);

    [Fact]
    public void Product_WithAnAddend_BetweenTwoLoops() => Match("""
        m = Lerp(g, m, Beta);
        return x - Rate * Across.Matrix.Product(basis, m, -0.5, Beta, m);
        """, "[State(Space = StateSpace.RowsByRows)] private float basis;");

    [Fact]
    public void ProductOfOneOperand_IsSymmetric() => Match("""
        basis = Lerp(Across.Matrix.ProductTransposed(g, g), basis, Beta);
        return x - Rate * Across.Matrix.Product(basis, g);
        """, "[State(Space = StateSpace.RowsByRows)] private float basis;");

    // Behind a product that has nothing to do with it.
    [Fact]
    public void LoopBeforeAProduct_MovesToThePanelsOfItsOperand() => Match("""
        float turned = Across.Matrix.Product(basis, g);
        m = Lerp(g, m, Beta);
        return x - Rate * (turned + Across.Matrix.Product(basis, m));
        """, "[State(Space = StateSpace.RowsByRows)] private float basis;");

    // The first makes both of its operands from it.
    [Fact]
    public void LoopBeforeTwoProductsOfItsValue_BelongsToTheFirst() => Match("""
        m = Lerp(g, m, Beta);
        return x - Rate * Across.Matrix.Product(Across.Matrix.ProductTransposed(m, m), m);
        """);

    [Fact]
    public void ShapeOfTheMatrix_ChoosesItsSide() => Match("""
        if (Shape.Rows > Shape.Columns)
            return x - Rate * Across.Matrix.Product(g, Across.Matrix.TransposedProduct(g, g));
        return x - Rate * Across.Matrix.Product(Across.Matrix.ProductTransposed(g, g), g);
        """);

    [Fact]
    public void EigenVectors_OfEveryFewSteps_AreKept() => Match("""
        if (Every(10))
            basis = Across.Matrix.EigenVectors(Across.Matrix.ProductTransposed(g, g), basis);
        return x - Rate * Across.Matrix.TransposedProduct(basis, g);
        """, "[State(Space = StateSpace.RowsByRows)] private float basis;");

    [Fact]
    public void OrthonormalColumns_AreTakenInTheOrderOfAVector() => Match("""
        float found = Across.Matrix.Orthonormal(basis, basis);
        float order = Across.Matrix.Order(Across.Matrix.Diagonal(found));
        basis = Across.Matrix.TakeColumns(found, order);
        return x - Rate * g;
        """, "[State(Space = StateSpace.RowsByRows)] private float basis;");

    [Fact]
    public void Directions_SizeTheStatesOfAProjection() => MatchRule("""
        namespace Acme;
        [Optimizer(Directions = nameof(Kept))]
        public sealed partial class R
        {
            [Hyper(0.1)] public partial Scalar Rate { get; init; }
            [Hyper(4, Min = 1)] public partial int Most { get; init; }
            [State(Space = StateSpace.RowsByRank)] private float left;
            [State(Space = StateSpace.RankByColumns)] private float moment;
            private Scalar Kept => Shape.Rows > Most ? Most : Shape.Rows;
            [UpdateRule]
            private float Update(float x, float g)
            {
                if (Once)
                    left = Across.Matrix.TopLeftVectors(g, left);
                moment = Lerp(Across.Matrix.TransposedProduct(left, g), moment, 0.9);
                return x - Rate * Across.Matrix.Product(left, moment);
            }
        }
        """);

    [Fact]
    public void RandomMatrix_IsAFunctionOfItsKey() => MatchRule("""
        namespace Acme;
        [Optimizer(Directions = "2")]
        public sealed partial class R
        {
            [Hyper(0.1)] public partial Scalar Rate { get; init; }
            [UpdateRule]
            private float Update(float x, float g)
            {
                float p = Across.Matrix.NormalRows(g, Floor((Step - 1) / 10));
                return x - Rate * Across.Matrix.Product(Across.Matrix.ProductTransposed(g, p), p);
            }
        }
        """);

    /// <summary>What weights and gradients are in memory is chosen where loops are called.</summary>
    [Fact]
    public void MemoryOfWeightsAndGradients_ChoosesTheLoopsTypes()
    {
        string members = Members(Rules.Of("return x - Rate * g;"), out _);
        int end = members.IndexOf("private static int Prologue", StringComparison.Ordinal);
        Snapshot.Match(members[members.IndexOf(Dispatch, StringComparison.Ordinal)..end].TrimEnd() + "\n");
    }

    private static void Match(string update, string members = "", [CallerMemberName] string method = "") => Match(Rules.Of(update, members), method);

    private static void MatchRule(string source, [CallerMemberName] string method = "") => Match(Rules.Rule(source), method);

    private static void Match(Rule rule, [CallerMemberName] string method = "")
    {
        string members = Members(rule, out Kernel kernel);
        SourceWriter loops = new();
        KernelEmitter.Write(loops, kernel, ["Scalar"]);
        Snapshot.Match($"/*\n{PlanText.Of(kernel)}*/\n{members[..members.IndexOf(Dispatch, StringComparison.Ordinal)]}{loops}", method: method);
    }

    private static string Members(Rule rule, out Kernel kernel)
    {
        kernel = Graphs.Verified(rule);
        SourceWriter code = new();
        KernelEmitter.Write(code, rule, [kernel]);
        return code.ToString();
    }
}
