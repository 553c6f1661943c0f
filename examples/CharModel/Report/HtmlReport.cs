using System.Collections.Generic;
using System.Globalization;
using System.Text;
using CharModel.Training;
using Examples;
using ScheduleDsl.Plotting;

namespace CharModel.Report;

/// <summary>One self-contained page: what was run, loss and learning rate as SVG, and words that the model makes up.</summary>
internal static class HtmlReport
{
    private const int PlotHeight = 320;

    public static string Create(IReadOnlyList<(string Name, string Value)> facts, Progression run, double testLoss, IReadOnlyList<string> invented)
    {
        var body = new StringBuilder();
        body.Append(CultureInfo.InvariantCulture, $"<h1>Letters: test loss {testLoss:F4} nats</h1>\n");
        body.Append(HtmlPage.Facts(facts));
        body.Append(CurvePlot.ToSvg([Curves.TrainLoss(run), Curves.ValidationLoss(run)], Curves.LossText, HtmlPage.PlotWidth, PlotHeight));
        body.Append(CurvePlot.ToSvg([Curves.Rate(run)], Curves.RateText, HtmlPage.PlotWidth, PlotHeight));
        body.Append("<h2>Words that it makes up</h2>\n<p>").Append(HtmlPage.Text(string.Join(" ", invented))).Append("</p>\n");
        return HtmlPage.Create("Letters", body.ToString());
    }
}
