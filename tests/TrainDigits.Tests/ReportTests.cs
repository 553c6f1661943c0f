using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Examples;
using ScheduleDsl.Plotting;
using Spectre.Console;
using TrainDigits.Model;
using TrainDigits.Report;
using TrainDigits.Training;
using Xunit;

namespace TrainDigits.Tests;

public sealed class ReportTests
{
    private static IEnumerable<EpochResult> Epochs(int first, int last) =>
        Enumerable.Range(first, last - first + 1).Select(e => new EpochResult(e, 1.0 / e, 2.0 / e, 1e-3));

    private static Confusion OneMistake()
    {
        var confusion = new Confusion();
        for (int digit = 0; digit < 10; digit++)
            confusion.Add(digit, digit);
        confusion.Add(8, 1);
        return confusion;
    }

    [Fact]
    public void RedirectedOutput_HasTenLinesAndNoControlCodes()
    {
        var output = new StringWriter();
        IAnsiConsole console = Terminal.Create(output, redirected: true);
        RunProgress.Follow(console, Epochs(1, 120), e => e.Describe(120), 1, 120);

        string[] lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(10, lines.Length);
        Assert.Equal("epoch  12/120  loss 0.0833  test loss 0.1667  learning rate 0.001", lines[0].TrimEnd());
        Assert.StartsWith("epoch 120/120", lines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain('\x1b', output.ToString());
        Assert.DoesNotContain('\r', output.ToString());
    }

    [Theory]
    [InlineData(1, 3, 3)]
    [InlineData(61, 120, 10)]
    public void PlainProgress_AlwaysEndsWithTheLastEpoch(int first, int last, int count)
    {
        var lines = new List<string>();
        RunProgress.FollowPlain(lines.Add, Epochs(first, last), e => e.Describe(last), first, last);

        Assert.Equal(count, lines.Count);
        Assert.StartsWith($"epoch {last}/{last}", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void ConfusionTable_ShowsMistakesAndShares()
    {
        var output = new StringWriter();
        IAnsiConsole console = Terminal.Create(output, redirected: true);
        console.Write(ConfusionTable.Create(OneMistake()));

        string[] row = Array.Find(output.ToString().Split('\n'), l => l.TrimStart(' ', '│', '|').StartsWith('8'))!
            .Split([' ', '│', '|'], StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["8", "·", "1", "·", "·", "·", "·", "·", "·", "1", "·", "50.0", "%"], row.Select(c => c.Trim()).Where(c => c.Length > 0));
    }

    [Fact]
    public void HtmlReport_HoldsFactsCurvesAndCounts_AndEscapesText()
    {
        var history = new History();
        history.Epochs.AddRange(Epochs(1, 3));
        history.Rates.AddRange([1e-3, 2e-3, 1e-3]);
        string page = HtmlReport.Create([("data", "a<b>.csv")], history, new Evaluation(0.5, OneMistake()));

        Assert.Contains("90.9 % of the test images right", page, StringComparison.Ordinal);
        Assert.Contains("a&lt;b&gt;.csv", page, StringComparison.Ordinal);
        // Three curves, and the legend's samples of the two that share a plot.
        Assert.Equal(5, page.Split("<path class=\"curve\" stroke=\"#").Length - 1);
        Assert.Contains("<td class=\"wrong\">1</td>", page, StringComparison.Ordinal);
        Assert.Equal(10, page.Split("<td class=\"right\">").Length - 1);
    }

    [Fact]
    public void Curves_OfALongResumedRun_KeepBothEndsAndCountFromItsFirstUpdate()
    {
        var history = new History { StepsBefore = 100 };
        history.Rates.AddRange(Enumerable.Range(0, 5000).Select(i => (double)i));
        PlotSeries rate = Curves.Rate(history);

        Assert.Equal(1200, rate.X.Count);
        Assert.Equal((100.0, 0.0), (rate.X[0], rate.Y[0]));
        Assert.Equal((5099.0, 4999.0), (rate.X[^1], rate.Y[^1]));
    }

    [Fact]
    public void LossCurve_IsLogarithmic()
    {
        var history = new History();
        history.Epochs.Add(new EpochResult(7, 0.01, 100, 1e-3));

        Assert.Equal((7.0, -2.0), (Curves.TrainLoss(history).X[0], Curves.TrainLoss(history).Y[0]));
        Assert.Equal(2.0, Curves.TestLoss(history).Y[0]);
    }

    [Fact]
    public void ReportThatCannotBeWritten_IsAnErrorThatNamesIt()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName(), "report.html");
        Assert.Contains(path, Assert.Throws<UserError>(() => ReportFile.Write(path, "")).Message, StringComparison.Ordinal);
    }
}
