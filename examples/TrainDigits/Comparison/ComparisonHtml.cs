using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text;
using ScheduleDsl.Plotting;
using TrainDigits.Report;

namespace TrainDigits.Comparison;

/// <summary>A comparison as one self-contained page: the table, error against budget as SVG, the standings.</summary>
internal static class ComparisonHtml
{
    private const int PlotWidth = 760, PlotHeight = 360;

    /// <summary>Both span orders of magnitude, hence the logarithms.</summary>
    private static readonly PlotText PlotLabels = new("Test error against budget", "log10 of the updates", "log10 of % wrong");

    public static string Create(IReadOnlyList<(string Name, string Value)> facts, ContestResult result, IReadOnlyList<Standing> standings)
    {
        Contest contest = result.Contest;
        var body = new StringBuilder("<h1>Digits: schedules at several budgets</h1>\n");
        body.Append("<p>Test error in %, mean ± standard deviation over seeds; the best at each budget in bold.</p>\n");
        Table(body, ["schedule", .. contest.Budgets.Select(b => b.Text)], contest.Schedules.Select((name, s) =>
            (string[])[Text(name), .. result.Cells[s].Select((cell, b) => Cell(result, b, cell))]));
        if (contest.Budgets.Count > 1)
            body.Append(CurvePlot.ToSvg(Curves(result), PlotLabels, PlotWidth, PlotHeight));

        body.Append("<h2>Standings</h2>\n<p>Low: budgets below 25 %. High: from 25 % on.</p>\n");
        Table(body, ["schedule", "average rank", "top 1 low", "top 3 low", "top 1 high", "top 3 high"], standings.Select(s =>
            (string[])[Text(s.Schedule), s.AverageRank.ToString("F2", CultureInfo.InvariantCulture), $"{s.Low.Top1}/{s.Low.Of}", $"{s.Low.Top3}/{s.Low.Of}", $"{s.High.Top1}/{s.High.Of}", $"{s.High.Top3}/{s.High.Of}"]));
        body.Append("<h2>Chosen peaks</h2>\n");
        Table(body, ["schedule", .. contest.Budgets.Select(b => b.Text)], contest.Schedules.Select((name, s) =>
            (string[])[Text(name), .. result.Cells[s].Select(cell => cell.Peak.ToString("G3", CultureInfo.InvariantCulture))]));
        body.Append("<h2>What was run</h2>\n").Append(HtmlReport.Facts(facts));
        return HtmlReport.Page("Digits: schedules compared", body.ToString());
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

    private static void Table(StringBuilder page, IEnumerable<string> heads, IEnumerable<string[]> rows)
    {
        page.Append("<table>\n<tr>").AppendJoin("", heads.Select(h => $"<th>{h}</th>")).Append("</tr>\n");
        foreach (string[] row in rows)
            page.Append("<tr>").AppendJoin("", row.Select(c => $"<td>{c}</td>")).Append("</tr>\n");
        page.Append("</table>\n");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
