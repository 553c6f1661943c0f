using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Examples;
using ScheduleDsl.Plotting;
using TrainDigits.Digits;
using TrainDigits.Model;
using TrainDigits.Training;

namespace TrainDigits.Report;

/// <summary>One self-contained page: what was run, loss and learning rate as SVG, and the confusion table.</summary>
internal static class HtmlReport
{
    private const int PlotHeight = 320;

    public static string Create(IReadOnlyList<(string Name, string Value)> facts, History history, Evaluation result)
    {
        var body = new StringBuilder();
        body.Append(CultureInfo.InvariantCulture, $"<h1>Digits: {100 * result.Confusion.Accuracy:F1} % of the test images right</h1>\n");
        body.Append(HtmlPage.Facts(facts));
        body.Append(CurvePlot.ToSvg([Curves.TrainLoss(history), Curves.TestLoss(history)], Curves.LossText, HtmlPage.PlotWidth, PlotHeight));
        body.Append(CurvePlot.ToSvg([Curves.Rate(history)], Curves.RateText, HtmlPage.PlotWidth, PlotHeight));
        body.Append("<h2>What was taken for what</h2>\n").Append(Table(result.Confusion));
        return HtmlPage.Create("Digits", body.ToString());
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
}
