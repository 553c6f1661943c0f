using System.Linq;
using Xunit;

namespace ScheduleDsl.Cli.Tests;

public sealed class VerifyTests
{
    [Fact]
    public void BuiltIn_HoldsAndHasALineForEachCheck()
    {
        ToolResult result = Tool.Run("verify", "Lion");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal("ScheduleDsl.Optimizers.Lion", result.Lines[0]);
        Assert.Equal(["targets", "body", "schedule", "evaluation", "precision", "states", "resume", "accumulation", "not finite", "allocation", "cost"], result.Lines.Skip(1).Select(l => l.Substring(12, 12).Trim()));
        Assert.Contains("  holds     cost          loops touch what they name, 20 bytes for each weight at most", result.Lines);
    }

    [Fact]
    public void Settings_ChooseWhatIsProved()
    {
        ToolResult result = Tool.Run("verify", "Lamb(WeightDecay=0, MaxGradientNorm=0)");

        // With neither there is no norm left.
        Assert.Contains("NaN reaches its own weight", result.Output);
        Assert.Contains("NaN reaches other tensors", Tool.Run("verify", "Lamb").Output);
    }

    [Theory]
    [InlineData("verify", "Loin", "There is nothing called Loin to verify; did you mean Lion?")]
    [InlineData("bench", "Wsd", "ScheduleDsl.Schedules.Wsd is a schedule, which 'bench' does not take.")]
    [InlineData("verify", "Lion(Beta3=1)", "Lion has no setting Beta3; did you mean Beta1?")]
    [InlineData("bench", "Lion(Beta1=2)", "Lion.Beta1 is 2: it must be at least 0 and below 1")]
    [InlineData("verify", "Lion(Beta1)", "Lion(Beta1) cannot be read: 'Beta1' is not Setting=number; write Name, or Name(Setting=number, ...) such as Wsd(Peak=1e-3, WarmupSteps=100).")]
    public void WrongInput_IsOneLineAndExitCode2(string command, string name, string message)
    {
        ToolResult result = Tool.Run(command, name);

        Assert.Equal((2, message, ""), (result.ExitCode, result.ErrorLine, result.Output));
    }

    [Fact]
    public void Bench_MeasuresOneThreadAndAll()
    {
        ToolResult result = Tool.Run("bench", "AdamW(WeightDecay=0.1)", "--elements", "4096");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal("AdamW, 4096 weights in float32: 1 pass, for each weight 16 bytes read, 12 written", result.Lines[0]);
        Assert.Matches(@"^1 +\d\.\d\de[+-]\d\d +\d+\.\d +\d+\.\d\d$", result.Lines[2]);
    }

    [Fact]
    public void Bench_OfMoreThanFits_SaysHowMuchItTakes() =>
        Assert.Matches("^--elements is 9999999999: it must be at most 1073741824.$", Tool.Run("bench", "Lion", "--elements", "9999999999").ErrorLine);
}
