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

    [Theory]
    [InlineData(2e-16, 1.4e-9, "error 2.0e-16, under 0.001 of the tolerance, at update 3")]
    [InlineData(2e-9, 0.5, "error 2.0e-09, 0.5 of the tolerance, at update 3")]
    [InlineData(2e-7, 12.25, "error 2.0e-07, 12.25 of the tolerance, at update 3")]
    [InlineData(2e-1, 3.5e6, "error 2.0e-01, 3.5e+6 of the tolerance, at update 3")]
    [InlineData(0.0, 0.0, "exact at update 3")]
    public void TinyAndHugeShares_ReadWell(double error, double share, string text)
    {
        using StringWriter writer = new();
        ReportWriter.WriteText(new ConformanceReport([new FileResult("a.json", "a", Verdict.Passed, error, share, "at update 3")]), writer);

        Assert.Equal($"pass     a.json  {text}", writer.ToString().Split('\n')[0]);
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
