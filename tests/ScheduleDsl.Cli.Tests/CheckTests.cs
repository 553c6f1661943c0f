using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Xunit;

namespace ScheduleDsl.Cli.Tests;

public sealed class CheckTests
{
    [Fact]
    public void SettingsThatHarm_AreNamedWithTheirNumbers()
    {
        using TemporaryFolder folder = new();
        string file = folder.File("settings.json", """{ "LearningRate": 0.2, "WeightDecay": 0.5 }""");
        string sarif = folder.File("found.sarif");

        ToolResult result = Tool.Run("check", file, "--optimizer", "AdamW", "--sarif", sarif);

        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        Assert.Contains("warning SDL250: AdamW with WeightDecay = 0.5 and a rate of up to 0.2 takes 10 % of every weight in one update", result.Lines);
        Assert.Contains("    set WeightDecay to 0.01", result.Lines);
        JsonNode run = JsonNode.Parse(File.ReadAllText(sarif))!["runs"]![0]!;
        JsonNode found = run["results"]!.AsArray().Single(r => (string?)r!["ruleId"] == "SDL250")!;
        Assert.Equal("warning", (string?)found["level"]);
        Assert.EndsWith("in one update. Remedy: set WeightDecay to 0.01", (string?)found["message"]!["text"]);
        Assert.Contains(run["tool"]!["driver"]!["rules"]!.AsArray(), r => (string?)r!["id"] == "SDL250");
    }

    [Fact]
    public void UsualSettings_AreSilent()
    {
        using TemporaryFolder folder = new();
        string file = folder.File("settings.json", """{ "LearningRate": { "Schedule": "Wsd", "Peak": 6e-4, "Steps": 1000 }, "WeightDecay": 0.1, "Beta2": 0.95 }""");

        ToolResult result = Tool.Run("check", file, "--optimizer", "AdamW", "--steps", "1000");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.StartsWith("AdamW: 0 errors, 0 warnings", result.Lines[^1]);
    }

    [Fact]
    public void ScheduleOfAnotherLength_IsJudgedByTheSteps()
    {
        using TemporaryFolder folder = new();
        string file = folder.File("settings.json", """{ "LearningRate": { "Schedule": "Cosine", "Peak": 6e-4, "Steps": 8000 } }""");

        ToolResult result = Tool.Run("check", file, "--optimizer", "AdamW", "--steps", "1000");

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("warning SDL158: Cosine takes 8,000 updates and the plan 1,000", result.Lines[0]);
        Assert.Equal("    set Steps to 1000", result.Lines[1]);
    }

    [Theory]
    [InlineData("""{ "LearningRat": 0.2 }""", "--optimizer", "AdamW", "LearningRat")]
    [InlineData("{", "--optimizer", "AdamW", "settings.json")]
    [InlineData("{ }", "--optimizer", "AdmW", "There is nothing called AdmW to check; did you mean AdamW?")]
    [InlineData("{ }", "--steps", "5", "Give --recipe or --optimizer: one of them says which optimizer the settings are for.")]
    public void WrongInput_IsOneLineAndExitCode2(string json, string option, string value, string expected)
    {
        using TemporaryFolder folder = new();

        ToolResult result = Tool.Run("check", folder.File("settings.json", json), option, value);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(expected, result.ErrorLine);
    }

    [Fact]
    public void MissingFile_IsNamed() => Assert.Contains("nowhere.json", Tool.Run("check", "nowhere.json", "--optimizer", "AdamW").ErrorLine);
}
