using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Xunit;

namespace ScheduleDsl.Conformance.Tests;

public class DamagedFileTests
{
    [Fact]
    public void TruncatedFile_IsOneFailureThatNamesIt_AndTheOthersAreReplayed()
    {
        string whole = File.ReadAllText(Path.Combine(GoldenFolder.Recorded, "optimizers", "adam.a.json"));
        using GoldenFolder folder = new();
        folder.Write("adam.a.json", whole[..(whole.Length / 2)]).Copy("optimizers/adam.b.json");

        ConformanceReport report = folder.Run();

        Assert.Equal("1 passed, 1 failed, 0 unknown", report.Summary);
        Assert.Equal(1, report.ExitCode);
        FileResult failure = Assert.Single(report.Results, r => r.Verdict == Verdict.Failed);
        Assert.Contains("adam.a.json", failure.Detail);
        Assert.Contains("line", failure.Detail);
    }

    [Fact]
    public void BadJson_OfAnUnknownFamily_FailsToo()
    {
        using GoldenFolder folder = new();
        Assert.Equal(1, folder.Write("nobody.a.json", "{").Write("nobody.b.json", "{}").Run().Failed);
    }

    [Theory]
    [InlineData("[1, 2]")]
    [InlineData("")]
    [InlineData("{\"hyper\": 3}")]
    [InlineData("{\"hyper\": {\"lr\": \"fast\"}}")]
    [InlineData("{\"hyper\": {\"lr\": 0.1}}")]
    public void JsonOfAnotherShape_IsAFailureThatNamesTheFile(string text)
    {
        using GoldenFolder folder = new();
        FileResult result = Assert.Single(folder.Write("sgd.a.json", text).Run().Results);

        Assert.Equal(Verdict.Failed, result.Verdict);
        Assert.Contains("sgd.a.json", result.Detail);
    }

    [Theory]
    [InlineData("gradients")]
    [InlineData("parameters")]
    [InlineData("initial")]
    public void AMissingNumber_IsFound(string field) => AssertFails("optimizers/lion.b.json", root =>
    {
        JsonArray array = root[field]!.AsArray();
        (array[0] as JsonArray ?? array).RemoveAt(0);
    }, "17");

    [Fact]
    public void AMissingField_IsNamed() => AssertFails("optimizers/lion.b.json", root => root.AsObject().Remove("tolerance"), "tolerance");

    [Fact]
    public void ASettingThatTheReplayDoesNotKnow_IsNamed()
        => AssertFails("optimizers/lion.b.json", root => root["hyper"]!["cautious"] = true, "cautious");

    [Fact]
    public void ASettingOutOfRange_IsNamedWithItsNumber()
        => AssertFails("optimizers/lion.b.json", root => root["hyper"]!["beta1"] = 1.5, "Beta1", "1.5");

    [Fact]
    public void AnUnknownSamplingRate_IsNamed()
        => AssertFails("schedules/formula_rex_sampled_1.json", root => root["parameters"]!["sampling_rate"] = "11-13", "11-13");

    private static void AssertFails(string file, Action<JsonNode> damage, params string[] mentions)
    {
        using GoldenFolder folder = new();
        FileResult result = Assert.Single(folder.Copy(file, damage).Run().Results);

        Assert.Equal(Verdict.Failed, result.Verdict);
        Assert.All(mentions, word => Assert.Contains(word, result.Detail));
    }
}
