using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Examples;
using ScheduleDsl.Plotting;

namespace TrainDigits.Comparison;

/// <summary>A comparison as one self-contained page: the table, error against budget as SVG, the standings.</summary>
internal static class ComparisonHtml
{
    private const int PlotHeight = 360;

    /// <summary>Both span orders of magnitude, hence the logarithms.</summary>
    private static readonly PlotText PlotLabels = new("Test error against budget", "log10 of the updates", "log10 of % wrong");

    public static string Create(IReadOnlyList<(string Name, string Value)> facts, ContestResult result, IReadOnlyList<Standing> standings)
    {
        Contest contest = result.Contest;
        var body = new StringBuilder("<h1>Digits: schedules at several budgets</h1>\n");
        body.Append("<p>Test error in %, mean ± standard deviation over seeds; the best at each budget in bold.</p>\n");
        HtmlPage.Table(body, ["schedule", .. contest.Budgets.Select(b => b.Text)], contest.Schedules.Select((name, s) =>
            (string[])[HtmlPage.Text(name), .. result.Cells[s].Select((cell, b) => Cell(result, b, cell))]));
        if (contest.Budgets.Count > 1)
            body.Append(CurvePlot.ToSvg(Curves(result), PlotLabels, HtmlPage.PlotWidth, PlotHeight));

        body.Append("<h2>Standings</h2>\n<p>Low: budgets below 25 %. High: from 25 % on.</p>\n");
        HtmlPage.Table(body, ["schedule", "average rank", "top 1 low", "top 3 low", "top 1 high", "top 3 high"], standings.Select(s =>
            (string[])[HtmlPage.Text(s.Schedule), s.AverageRank.ToString("F2", CultureInfo.InvariantCulture), $"{s.Low.Top1}/{s.Low.Of}", $"{s.Low.Top3}/{s.Low.Of}", $"{s.High.Top1}/{s.High.Of}", $"{s.High.Top3}/{s.High.Of}"]));
        body.Append("<h2>Chosen peaks</h2>\n");
        HtmlPage.Table(body, ["schedule", .. contest.Budgets.Select(b => b.Text)], contest.Schedules.Select((name, s) =>
            (string[])[HtmlPage.Text(name), .. result.Cells[s].Select(cell => cell.Peak.ToString("G3", CultureInfo.InvariantCulture))]));
        body.Append("<h2>What was run</h2>\n").Append(HtmlPage.Facts(facts));
        return HtmlPage.Create("Digits: schedules compared", body.ToString());
    }

    private static PlotSeries[] Curves(ContestResult result) =>
    [
        .. result.Contest.Schedules.Select((name, s) => new PlotSeries(
            name,
            [.. result.Contest.Budgets.Select(b => Math.Log10(b.Updates))],
            [.. result.Cells[s].Select(cell => Math.Log10(cell.Mean))])),
    ];

    private static string Cell(ContestResult result, int budget, Cell cell)
    {
        string text = ComparisonTable.Text(cell).Replace(" ", "&nbsp;", StringComparison.Ordinal);
        return ComparisonTable.IsBest(result, budget, cell) ? $"<strong>{text}</strong>" : text;
    }
}
