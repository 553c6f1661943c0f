using System.Runtime.CompilerServices;
using ScheduleDsl.Compiler.Emit.Ilgpu;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Tests.Support;
using ScheduleDsl.Generators.Tests;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.Emit;

/// <summary>The kernels for devices of a small rule for each way that loops run.</summary>
public class DeviceSnapshotTests
{
    [Fact]
    public void OneLoop_HasAKernelForNumbersAndOneForCodes() => Match("""
        m = Lerp(g, m, Beta);
        if (Decay != 0) x = x - (float)(Rate * Decay) * x;
        return x - (float)(Rate / (1 - Pow(Beta, Step))) * m;
        """, "[Hyper(0.0)] public partial Scalar Decay { get; init; }");

    [Fact]
    public void NormsOfATensor_LeavePartialResultsOfItems() => Match("""
        Scalar weights = Across.Tensor.Norm(x);
        Scalar update = Across.Tensor.Norm(g);
        return x - (float)(Rate * weights / update) * g;
        """);

    [Fact]
    public void FactoredStates_OfRowsAndColumns() => Match("""
        float q = g * g;
        r = Lerp(Across.Row.Mean(q), r, Beta);
        c = Lerp(Across.Column.Mean(q), c, Beta);
        return x - Rate * g / (Sqrt(r / (float)Across.Rows.Mean(r)) * Sqrt(c));
        """, "[State(Space = StateSpace.Row)] private float r; [State(Space = StateSpace.Column)] private float c;");

    [Fact]
    public void BlockState_HasOneNumberForEachBlock() => Match(
        "v = Lerp(Across.Block.Max(16, Abs(g)), v, Beta); return x - Rate * g / (v + 1e-6f);",
        "[State(Space = StateSpace.Block, BlockLength = \"16\")] private float v;");

    [Fact]
    public void GlobalState_IsSharedCode() => Match(
        "total = total + Across.All.Sum(g * g); return x - (float)(Rate / Sqrt(total)) * g;",
        "[State(Space = StateSpace.Global)] private Scalar total;");

    [Fact]
    public void MatrixProduct_IsAStepOfThePlan_AndNoKernelOfTheRule() => Match(
        "return x - Rate * Across.Matrix.Product(basis, g);", "[State(Space = StateSpace.RowsByRows)] private float basis;");

    [Fact]
    public void UniformConditionAndRemainder_AreAWholeSlotAndACall() => Match("return g > 0 && (float)Step % 3f == 0f ? x - Rate * (g % 0.5f) : x;");

    private static void Match(string update, string members = "", [CallerMemberName] string method = "")
    {
        Rule rule = Rules.Of(update, members);
        Snapshot.Match(DeviceRuleEmitter.Emit(rule)!.Text, method: method);
    }
}
