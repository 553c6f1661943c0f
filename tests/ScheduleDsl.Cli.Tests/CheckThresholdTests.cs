using Xunit;

namespace ScheduleDsl.Cli.Tests;

/// <summary>Thresholds of <c>check</c>, from a file and from the command line.</summary>
public sealed class CheckThresholdTests
{
    private const string Settings = """{ "LearningRate": 0.05, "WeightDecay": 2 }""";
    private const string Heavy = "warning SDL250: AdamW with WeightDecay = 2 and a rate of up to 0.05 takes 10 % of every weight in one update";

    [Theory]
    [InlineData("--set", "SDL250.product=0.2")]
    [InlineData("--set", "schedule_dsl.SDL250.product=0.2")]
    [InlineData("--disable", "SDL250")]
    public void OptionThatIsGiven_Holds(string option, string value)
    {
        using TemporaryFolder folder = new();
        string file = folder.File("settings.json", Settings);

        Assert.Contains(Heavy, Tool.Run("check", file, "--optimizer", "AdamW").Lines);
        ToolResult result = Tool.Run("check", file, "--optimizer", "AdamW", option, value);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.DoesNotContain(Heavy, result.Lines);
    }

    [Fact]
    public void EditorConfig_IsReadAndTheCommandLineGoesBefore()
    {
        using TemporaryFolder folder = new();
        string file = folder.File("settings.json", Settings), config = folder.File(".editorconfig", "[*.cs]\nschedule_dsl.SDL250.product = 0.2\n");

        Assert.Equal(0, Tool.Run("check", file, "--optimizer", "AdamW", "--editorconfig", config).ExitCode);
        Assert.Contains(Heavy, Tool.Run("check", file, "--optimizer", "AdamW", "--editorconfig", config, "--set", "SDL250.product=0.1").Lines);
    }

    [Fact]
    public void GuidelineThatIsOff_IsAskedFor()
    {
        using TemporaryFolder folder = new();
        string file = folder.File("settings.json", "{ }");

        Assert.Contains(
            "info SDL276: AdamW runs with its default LearningRate = 0.001: which rate is right depends on the model and on its batches",
            Tool.Run("check", file, "--optimizer", "AdamW", "--enable", "SDL276").Lines);
        Assert.DoesNotContain(Tool.Run("check", file, "--optimizer", "AdamW").Lines, line => line.Contains("SDL276"));
    }

    [Theory]
    [InlineData("--set", "SDL250.produkt=0.2", "There is no threshold SDL250.produkt; did you mean SDL250.product?")]
    [InlineData("--set", "SDL250.product=much", "--set SDL250.product=much: it must be KEY=NUMBER, such as SDL151.fraction=0.6")]
    [InlineData("--set", "SDL250.product", "--set SDL250.product: it must be KEY=NUMBER, such as SDL151.fraction=0.6")]
    [InlineData("--enable", "SDL999", "There is no guideline SDL999")]
    [InlineData("--editorconfig", "nowhere.editorconfig", "nowhere.editorconfig")]
    public void WrongOption_IsOneLineAndExitCode2(string option, string value, string expected)
    {
        using TemporaryFolder folder = new();

        ToolResult result = Tool.Run("check", folder.File("settings.json", Settings), "--optimizer", "AdamW", option, value);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(expected, result.ErrorLine);
    }
}
