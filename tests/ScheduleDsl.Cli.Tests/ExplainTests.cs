using System.Linq;
using ScheduleDsl.Cli.Types;
using Xunit;

namespace ScheduleDsl.Cli.Tests;

public sealed class ExplainTests
{
    public static TheoryData<string> BuiltIns => [.. new DslTypes([]).All.Select(t => t.FullName)];

    [Theory]
    [MemberData(nameof(BuiltIns))]
    public void EveryBuiltIn_IsExplainedWithoutAFault(string name)
    {
        ToolResult result = Tool.Run("explain", name);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.StartsWith($"# {name}, ", result.Lines[0]);
        Assert.DoesNotContain("faults", result.Output);
    }

    [Fact]
    public void WholeExplanation_HasEveryStageInOrder()
    {
        string[] headings = [.. Tool.Run("explain", "Lion").Lines.Where(l => l.StartsWith("# ", System.StringComparison.Ordinal)).Select(l => l.Split(':', ',')[0])];

        Assert.Equal(
            [
                "# ScheduleDsl.Optimizers.Lion", "# As bound", "# After Walk", "# After RemoveDead", "# After SplitPasses", "# After PlaceGradientStores", "# After KeepInCache",
                "# After ProductEpilogues", "# After ProductPrologues", "# After HoistUniforms", "# Value ranges", "# Plan of a step", "# Emitted C#", "# Cost of an update for each weight",
            ],
            headings);
    }

    [Fact]
    public void Ir_IsTheBodyAsWritten() =>
        Assert.Contains("        momentum = Language.Lerp(gradient, momentum, Beta2)", Tool.Run("explain", "Lion", "--ir").Lines);

    [Fact]
    public void Pass_ShowsTheGraphAfterThatPassAlone()
    {
        ToolResult result = Tool.Run("explain", "Lion", "--pass", "hoistuniforms");

        Assert.Equal("# After HoistUniforms", result.Lines.Single(l => l.StartsWith("# A", System.StringComparison.Ordinal)).Split(':')[0]);
        Assert.Contains(result.Lines, l => l.StartsWith("slots %", System.StringComparison.Ordinal));
        Assert.Contains(result.Lines, l => l.StartsWith("%0 = ", System.StringComparison.Ordinal));
        Assert.DoesNotContain("# As bound", result.Output);
    }

    [Fact]
    public void Ranges_FollowTheDeclaredBounds() =>
        Assert.Contains(Tool.Run("explain", "Lion", "--ranges").Lines, l => l.Contains("Beta1") && l.EndsWith("[0, 1]", System.StringComparison.Ordinal));

    [Fact]
    public void Plan_HasTheLoopsOfEachVariantAndWhatIsComputedBetweenThem()
    {
        string[] lines = Tool.Run("explain", "Lamb", "--plan").Lines;

        int variant = System.Array.FindIndex(lines, l => l.StartsWith("variant 0: ", System.StringComparison.Ordinal));
        string[] plan = [.. lines.Skip(variant + 1).TakeWhile(l => l.StartsWith("  ", System.StringComparison.Ordinal))];
        string[] steps = [.. plan.Where(l => l[2] != ' ')];
        Assert.Equal(["first", "loop", "then", "loop", "then", "loop", "keep", "keep"], steps.Select(l => l.Trim().Split(' ')[0]));

        // The global norm needs the gradients alone; trust the norms of weights and update.
        Assert.Equal("  loop 0  over elements; reads gradient; reduces All.Sum(gradient * gradient)", steps[1]);
        Assert.Equal("  then    once known for the run:", steps[2]);
        Assert.Contains("          excess = Sqrt(All.Sum(gradient * gradient)) / MaxGradientNorm", plan);
        Assert.EndsWith("; writes first, second; reduces Tensor.Sum(parameter * parameter), Tensor.Sum(update * update)", steps[3]);
        Assert.Equal("  then    once known for the tensor:", steps[4]);
        Assert.Equal("  loop 2  over elements; reads parameter, first, second; writes parameter", steps[5]);

        // The update takes divisions and a root, so in cache it is left for the last loop.
        Assert.Contains("; writes first, second, element:0; ", steps[6]);
        Assert.EndsWith("  over elements; reads parameter, element:0; writes parameter", steps[7]);
    }

    [Fact]
    public void Cost_NamesOperationsAndStatesThatWeightsShare()
    {
        Assert.Contains("operations  of them divisions and roots", Tool.Run("explain", "Lion", "--cost").Output);
        Assert.Equal("further states: 16 bytes for each tensor", Tool.Run("explain", "ScheduleFreeAdamW", "--cost").Lines[^1]);
    }

    [Fact]
    public void Shape_CountsTheStateThatSettingsAskFor()
    {
        // APOLLO-Mini keeps two numbers for each weight of the longer side and two for the tensor (Zhu et al., 2024, table 1): far less than a momentum.
        string[] mini = Tool.Run("explain", "Apollo(Rank=1, Scaling=Tensor)", "--shape", "4096x1024", "--shape", "512x2048").Lines;
        Assert.Equal("# Apollo(Rank=1, Scaling=Tensor): State at these settings, float32", mini[0]);
        string[] cells = mini[2].Split("  ", System.StringSplitOptions.RemoveEmptyEntries | System.StringSplitOptions.TrimEntries);
        Assert.Equal(["4096 x 1024", "4194304"], cells[..2]);
        Assert.InRange(int.Parse(cells[2], System.Globalization.CultureInfo.InvariantCulture), 2 * 4 * 4096, 2 * 4 * 4096 + 2 * 8);

        Assert.Contains("4096 x 1024       4194304     16777216        4", Tool.Run("explain", "Sgd(Momentum=0.9)", "--shape", "4096x1024").Lines);
        Assert.Contains("4096 x 1024       4194304     0               0", Tool.Run("explain", "Sgd", "--shape", "4096x1024").Lines);
    }

    [Fact]
    public void Code_IsWrittenForTheArmsAskedFor()
    {
        ToolResult result = Tool.Run("explain", "Lion", "--arm", "Vector512");

        Assert.Contains("class Float32Vector512", result.Output);
        Assert.DoesNotContain("class Float32Scalar", result.Output);
        Assert.DoesNotContain("# Cost", result.Output);
    }

    [Fact]
    public void ScheduleCode_HasTheLoopsOfFillForTheArmsAskedFor()
    {
        ToolResult result = Tool.Run("explain", "Wsd", "--arm", "Vector512");

        Assert.Contains("# Emitted C# of Fill, many updates at a time, without Vector128, Vector256", result.Lines);
        Assert.Contains("class Float64Vector512", result.Output);
        Assert.DoesNotContain("class Float64Vector256", result.Output);
        Assert.Contains("double AtTime(double time)", result.Output);
    }

    [Fact]
    public void ScheduleCost_SaysHowFillComputes()
    {
        ToolResult result = Tool.Run("explain", "Wsd", "--cost");

        Assert.Contains("# Cost of an update in Fill", result.Lines);
        Assert.Matches(@"^\d+ operations on vectors, fewer where .*; \d+ values hoisted$", result.Lines[^1]);
    }

    [Fact]
    public void ScheduleWithoutVectorForm_SaysWhyFillHasNone()
    {
        ToolResult result = Tool.Run("explain", "MultiStepLR", "--cost");

        Assert.StartsWith("One update at a time, as At: TableRead has no vector form", result.Lines[^1]);
    }

    [Fact]
    public void DoublePrecision_HasNoFloatLeft()
    {
        ToolResult result = Tool.Run("explain", "Lion", "--precision", "double", "--code", "--cost");

        Assert.Contains("double* pParameter", result.Output);
        Assert.DoesNotContain("float", result.Output.Replace("Float64", ""));

        // Parameter, gradient, momentum read; parameter, momentum written: 8 bytes each.
        Assert.Matches(@"0 +1 +24 +16 +8 ", result.Lines[^1]);
    }

    [Theory]
    [InlineData("There is no pass Hoist; known are HoistUniforms, KeepInCache, PlaceGradientStores, ProductEpilogues, ProductPrologues, RemoveDead, SplitPasses, Walk.", "Lion", "--pass", "Hoist")]
    [InlineData("There is no arm Vector257; did you mean Vector256?", "Lion", "--arm", "Vector257")]
    [InlineData("--precision is half: it must be float or double.", "Lion", "--precision", "half")]
    [InlineData("There is nothing called Loin to explain; did you mean Lion?", "Loin")]
    [InlineData("--shape is 40x0: it must be sizes of at least 1, such as 4096x1024 or 1024.", "Lion", "--shape", "40x0")]
    [InlineData("--shape is 65536x65536: it must have at most 268435456 weights.", "Lion", "--shape", "65536x65536")]
    [InlineData("ScheduleDsl.Schedules.Wsd is a schedule, which 'explain' does not take.", "Schedules.Wsd", "--shape", "4x4")]
    [InlineData("ScheduleDsl.Language is a function library: it has no such section.", "Language", "--cost")]
    public void WrongInput_IsOneLineAndExitCode2(string message, params string[] arguments)
    {
        ToolResult result = Tool.Run(["explain", .. arguments]);

        Assert.Equal(2, result.ExitCode);
        Assert.Equal(message, result.ErrorLine);
        Assert.Empty(result.Output);
    }
}
