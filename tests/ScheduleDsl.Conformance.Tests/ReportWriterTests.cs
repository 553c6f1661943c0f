using System.IO;
using System.Text.Json;
using Xunit;

namespace ScheduleDsl.Conformance.Tests;

public class ReportWriterTests
{
    private static readonly ConformanceReport Report = new(
    [
        new FileResult("a/lion.a.json", "lion", Verdict.Passed, 2.5e-12, 0.025, "at step 3, element 1"),
        new FileResult("b.json", "b", Verdict.Unknown, Detail: "no built-in says the family b"),
        new FileResult("sgd.c.json", "sgd", Verdict.Failed, double.PositiveInfinity, double.PositiveInfinity, "at step 1, element 0"),
    ]);

    [Fact]
    public void Text_HasALineForEachFile_AndEndsWithTheSummary()
    {
        using StringWriter writer = new();
        ReportWriter.WriteText(Report, writer);

        string[] lines = writer.ToString().Split('\n');
        Assert.Equal("pass     a/lion.a.json  error 2.5e-12, 0.025 of the tolerance, at step 3, element 1", lines[0]);
        Assert.Equal("unknown  b.json         no built-in says the family b", lines[1]);
        Assert.StartsWith("fail     sgd.c.json ", lines[2]);
        Assert.Equal(["1 passed, 1 failed, 1 unknown", ""], lines[3..]);
    }

    [Fact]
    public void Json_HasCountsAndFiles_AndSurvivesInfiniteErrors()
    {
        using JsonDocument document = JsonDocument.Parse(ReportWriter.ToJson(Report));
        JsonElement root = document.RootElement;

        Assert.Equal((1, 1, 1), (root.GetProperty("passed").GetInt32(), root.GetProperty("failed").GetInt32(), root.GetProperty("unknown").GetInt32()));
        JsonElement results = root.GetProperty("results");
        Assert.Equal("failed", results[2].GetProperty("verdict").GetString());
        Assert.Equal(0.025, results[0].GetProperty("shareOfTolerance").GetDouble());
        Assert.Equal("Infinity", results[2].GetProperty("largestError").GetString());
        Assert.False(results[1].TryGetProperty("largestError", out _));
    }
}
