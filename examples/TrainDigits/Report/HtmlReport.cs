using System.Collections.Generic;
using System.Globalization;
using System.Net;
using System.Text;
using ScheduleDsl.Plotting;
using TrainDigits.Digits;
using TrainDigits.Model;
using TrainDigits.Training;

namespace TrainDigits.Report;

/// <summary>One self-contained page: what was run, loss and learning rate as SVG, and the confusion table.</summary>
internal static class HtmlReport
{
    private const int PlotWidth = 760, PlotHeight = 320;

    private const string Style = """
        body { font: 15px/1.5 system-ui, sans-serif; max-width: 760px; margin: 2em auto; padding: 0 1em; color: #222; background: #fff }
        td, th { padding: .15em .6em; text-align: right } th { font-weight: 600 }
        table.facts td { text-align: left } .right { font-weight: 600 } .wrong { color: #c0392b } .none { color: #bbb }
        svg { width: 100%; height: auto; margin-top: 1em }
        @media (prefers-color-scheme: dark) { body { color: #ddd; background: #1b1b1b } }
        """;

    public static string Create(IReadOnlyList<(string Name, string Value)> facts, History history, Evaluation result)
    {
        var body = new StringBuilder();
        body.Append(CultureInfo.InvariantCulture, $"<h1>Digits: {100 * result.Confusion.Accuracy:F1} % of the test images right</h1>\n");
        body.Append(Facts(facts));
        body.Append(CurvePlot.ToSvg([Curves.TrainLoss(history), Curves.TestLoss(history)], Curves.LossText, PlotWidth, PlotHeight));
        body.Append(CurvePlot.ToSvg([Curves.Rate(history)], Curves.RateText, PlotWidth, PlotHeight));
        body.Append("<h2>What was taken for what</h2>\n").Append(Table(result.Confusion));
        return Page("Digits", body.ToString());
    }

    /// <summary>The page around a body, in the style of every report.</summary>
    public static string Page(string title, string body) =>
        $"<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>{Text(title)}</title><style>\n{Style}\n</style></head>\n<body>\n{body}</body>\n</html>\n";

    /// <summary>What was run, as a table of two columns.</summary>
    public static string Facts(IReadOnlyList<(string Name, string Value)> facts)
    {
        var table = new StringBuilder("<table class=\"facts\">\n");
        foreach ((string name, string value) in facts)
            table.Append(CultureInfo.InvariantCulture, $"<tr><td>{Text(name)}</td><td>{Text(value)}</td></tr>\n");
        return table.Append("</table>\n").ToString();
    }

    private static string Table(Confusion confusion)
    {
        var table = new StringBuilder("<table>\n<tr><th>digit</th>");
        for (int answer = 0; answer < DigitSet.ClassCount; answer++)
            table.Append(CultureInfo.InvariantCulture, $"<th>{answer}</th>");
        table.Append("</tr>\n");
        for (int label = 0; label < DigitSet.ClassCount; label++)
        {
            table.Append(CultureInfo.InvariantCulture, $"<tr><th>{label}</th>");
            for (int answer = 0; answer < DigitSet.ClassCount; answer++)
            {
                int count = confusion[label, answer];
                string kind = count == 0 ? "none" : label == answer ? "right" : "wrong";
                table.Append(CultureInfo.InvariantCulture, $"<td class=\"{kind}\">{count}</td>");
            }

            table.Append("</tr>\n");
        }

        return table.Append("</table>\n").ToString();
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
