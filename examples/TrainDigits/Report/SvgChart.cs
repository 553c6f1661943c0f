using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text;

namespace TrainDigits.Report;

/// <summary>A named curve; <paramref name="Kind"/> is the CSS class that gives it its colour.</summary>
internal sealed record Series(string Name, string Kind, IReadOnlyList<double> Values);

/// <summary>Curves over a common horizontal axis as an SVG element.</summary>
internal static class SvgChart
{
    private const int Width = 720, Height = 280, Left = 70, Right = 12, Top = 12, Bottom = 34;

    public static string Draw(IReadOnlyList<Series> series, Axis axis, string from, string to)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" xmlns=\"http://www.w3.org/2000/svg\">\n");
        foreach (double tick in axis.Ticks().Distinct())
        {
            double y = Y(axis, tick);
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"grid\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{y:F1}\" y2=\"{y:F1}\"/>\n");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 8}\" y=\"{y + 4:F1}\" text-anchor=\"end\">{Axis.Label(tick)}</text>\n");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"{Height - 10}\">{WebUtility.HtmlEncode(from)}</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Width - Right}\" y=\"{Height - 10}\" text-anchor=\"end\">{WebUtility.HtmlEncode(to)}</text>\n");
        for (int i = 0; i < series.Count; i++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<polyline class=\"{series[i].Kind}\" points=\"{Points(series[i].Values, axis)}\"/>\n");
            svg.Append(CultureInfo.InvariantCulture,
                $"<text class=\"{series[i].Kind}\" x=\"{Width - Right - 6}\" y=\"{Top + 16 * (i + 1)}\" text-anchor=\"end\">{WebUtility.HtmlEncode(series[i].Name)}</text>\n");
        }

        return svg.Append("</svg>").ToString();
    }

    /// <summary>At most one point for each unit of width: a run of a million steps gives no larger a file.</summary>
    private static string Points(IReadOnlyList<double> values, Axis axis)
    {
        int count = int.Min(values.Count, Width);
        var points = new string[count];
        for (int i = 0; i < count; i++)
        {
            double t = count == 1 ? 0 : (double)i / (count - 1);
            double x = Left + t * (Width - Left - Right);
            double y = Y(axis, values[(int)double.Round(t * (values.Count - 1))]);
            points[i] = string.Create(CultureInfo.InvariantCulture, $"{x:F1},{y:F1}");
        }

        return string.Join(' ', points);
    }

    private static double Y(Axis axis, double value) => Height - Bottom - axis.Height(value) * (Height - Top - Bottom);
}
