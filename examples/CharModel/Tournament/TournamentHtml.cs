using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Examples;
using ScheduleDsl.Plotting;

namespace CharModel.Tournament;

/// <summary>A tournament as one self-contained page: the table, loss against updates and against time, loss against rate.</summary>
internal static class TournamentHtml
{
    private const int PlotHeight = 420;

    private static readonly PlotText
        ByUpdates = new("Validation loss against updates", "update", "nats per letter"),
        ByTime = new("Validation loss against time", "seconds of gradients and steps, on one thread", "nats per letter"),
        ByRate = new("What the trials found", "log10 of the peak rate", "nats per letter");

    public static string Create(IReadOnlyList<(string Name, string Value)> facts, IReadOnlyList<Standing> standings)
    {
        IReadOnlyList<Standing> ranked = TournamentTable.Ranked(standings);
        var body = new StringBuilder("<h1>Letters: optimizers compared</h1>\n");
        body.Append("<p>").Append(HtmlPage.Text(TournamentTable.Title)).Append("</p>\n");
        HtmlPage.Table(body, TournamentTable.Heads(standings[0]).Select(HtmlPage.Text), ranked.Select(s => TournamentTable.Row(s, standings[0]).Select(Cell).ToArray()));
        body.Append("<ul>\n").AppendJoin("", TournamentTable.Notes.Select(n => $"<li>{HtmlPage.Text(n)}</li>\n")).Append("</ul>\n");
        Plot(body, ByUpdates, ranked, s => s.Curve.Select(p => ((double)p.Updates, p.Loss)));
        Plot(body, ByTime, ranked, s => s.Curve.Select(p => (p.Seconds, p.Loss)));
        if (ranked[0].Tried.Count > 1)
            Plot(body, ByRate, ranked, s => s.Tried.Select(t => (Math.Log10(t.Rate), t.Loss)));
        body.Append("<h2>What was run</h2>\n").Append(HtmlPage.Facts(facts));
        return HtmlPage.Create("Letters: optimizers compared", body.ToString());
    }

    private static void Plot(StringBuilder body, PlotText text, IEnumerable<Standing> standings, Func<Standing, IEnumerable<(double X, double Y)>> points) =>
        body.Append(CurvePlot.ToSvg(
            [.. standings.Select(s => (s.Contestant.Name, Points: points(s).ToArray())).Select(s => new PlotSeries(s.Name, [.. s.Points.Select(p => p.X)], [.. s.Points.Select(p => p.Y)]))],
            text, HtmlPage.PlotWidth, PlotHeight));

    private static string Cell(string text) => HtmlPage.Text(text).Replace(" ", "&nbsp;", StringComparison.Ordinal);
}
