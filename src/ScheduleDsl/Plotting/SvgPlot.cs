using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security;
using System.Text;

namespace ScheduleDsl.Plotting;

/// <summary>Curves as a stand-alone SVG document.</summary>
internal static class SvgPlot
{
    // Okabe and Ito's palette without black and yellow: told apart with every common colour blindness, on white and on black.
    private static readonly string[] Colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"];

    // As many as have no factor in common with the colours, so that thirty curves differ in one or the other.
    private static readonly string[] Dashes = ["", "9 5", "2 4", "11 4 2 4", "5 3"];

    private const string Style = """
        .ground { fill: #ffffff } .frame { stroke: #8a8f98; fill: none } .grid { stroke: #e3e5e8 }
        text { font: 12px system-ui, -apple-system, "Segoe UI", sans-serif; fill: #4b5058 } .title { font-size: 15px; font-weight: 600; fill: #1d2025 }
        .curve { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: butt }
        @media (prefers-color-scheme: dark) {
          .ground { fill: #16181c } .frame { stroke: #6d737d } .grid { stroke: #2b2f36 } text { fill: #aeb4bd } .title { fill: #eceef1 }
        }
        """;

    public static string Draw(IReadOnlyList<PlotSeries> series, PlotText text, int width, int height) =>
        Draw(series, text, PlotLayout.Of(series, text, width, height));

    public static string Draw(IReadOnlyList<PlotSeries> series, PlotText text, PlotLayout layout)
    {
        (int width, int height, PlotFrame frame) = (layout.Width, layout.Height, layout.Frame);
        StringBuilder svg = new();
        Line(svg, $"""<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img">""");
        Line(svg, $"<title>{Escape(text.Title.Length > 0 ? text.Title : string.Join(", ", series.Select(s => s.Name)))}</title>");
        Line(svg, $"<style>\n{Style}\n</style>");
        Line(svg, $"""<rect class="ground" width="{width}" height="{height}" rx="6"/>""");
        if (text.Title.Length > 0)
            Line(svg, $"""<text class="title" x="{N(frame.Left)}" y="26">{Escape(text.Title)}</text>""");
        Axes(svg, frame, layout.X, layout.Y);
        Labels(svg, frame, text);
        for (int i = 0; i < series.Count; i++)
            Line(svg, $"""<path class="curve" stroke="{Colour(i)}"{Dash(i)} d="{Path(series[i], frame, layout.X, layout.Y)}"/>""");
        foreach ((int i, double x, double y) in layout.Legend)
        {
            Line(svg, $"""<path class="curve" stroke="{Colour(i)}"{Dash(i)} d="M{N(x)} {N(y - 4)}h{PlotLayout.Swatch}"/>""");
            Line(svg, $"""<text x="{N(x + PlotLayout.Swatch + 6)}" y="{N(y)}">{Escape(series[i].Name)}</text>""");
        }
        Line(svg, "</svg>");
        return svg.ToString();
    }

    public static string Colour(int i) => Colours[i % Colours.Length];

    public static string Escape(string text) => SecurityElement.Escape(text);

    private static void Axes(StringBuilder svg, PlotFrame frame, PlotRange x, PlotRange y)
    {
        for (int i = 0; i < y.Ticks.Count; i++)
        {
            double at = frame.Y(y.Share(y.Ticks[i]));
            Line(svg, $"""<line class="grid" x1="{N(frame.Left)}" x2="{N(frame.Left + frame.Width)}" y1="{N(at)}" y2="{N(at)}"/>""");
            Line(svg, $"""<text x="{N(frame.Left - 8)}" y="{N(at + 4)}" text-anchor="end">{y.Labels[i]}</text>""");
        }
        for (int i = 0; i < x.Ticks.Count; i++)
        {
            double at = frame.X(x.Share(x.Ticks[i]));
            Line(svg, $"""<line class="grid" x1="{N(at)}" x2="{N(at)}" y1="{N(frame.Top)}" y2="{N(frame.Top + frame.Height)}"/>""");
            Line(svg, $"""<text x="{N(at)}" y="{N(frame.Top + frame.Height + 18)}" text-anchor="middle">{x.Labels[i]}</text>""");
        }
        Line(svg, $"""<path class="frame" d="M{N(frame.Left)} {N(frame.Top)}V{N(frame.Top + frame.Height)}H{N(frame.Left + frame.Width)}"/>""");
    }

    private static void Labels(StringBuilder svg, PlotFrame frame, PlotText text)
    {
        double middle = frame.Top + frame.Height / 2;
        if (text.XLabel.Length > 0)
            Line(svg, $"""<text x="{N(frame.Left + frame.Width / 2)}" y="{N(frame.Top + frame.Height + 38)}" text-anchor="middle">{Escape(text.XLabel)}</text>""");
        if (text.YLabel.Length > 0)
            Line(svg, $"""<text transform="translate(18 {N(middle)}) rotate(-90)" text-anchor="middle">{Escape(text.YLabel)}</text>""");
    }

    // Dashes tell curves apart where colours do not: on paper, and where curves lie on each other.
    private static string Dash(int i) => Dashes[i % Dashes.Length] is { Length: > 0 } dash ? $" stroke-dasharray=\"{dash}\"" : "";

    private static string Path(PlotSeries series, PlotFrame frame, PlotRange x, PlotRange y)
    {
        StringBuilder path = new();
        bool isDown = false;
        for (int i = 0; i < series.X.Count; i++)
        {
            if (!double.IsFinite(series.Y[i]))
            {
                isDown = false;
                continue;
            }
            path.Append(isDown ? 'L' : 'M').Append(N(frame.X(x.Share(series.X[i])))).Append(' ').Append(N(frame.Y(y.Share(series.Y[i]))));
            isDown = true;
        }
        return path.ToString();
    }

    private static void Line(StringBuilder svg, string text) => svg.Append(text).Append('\n');

    private static string N(double value) => Math.Round(value, 2).ToString("R", CultureInfo.InvariantCulture);
}
