using System;
using System.Collections.Generic;

namespace ScheduleDsl.Plotting;

/// <summary>Draws curves as text for a terminal, as SVG for a report, and as HTML to read values from.</summary>
/// <example><code>
/// Console.WriteLine(CurvePlot.ToText([PlotSeries.Of("rate", schedule, 1_000)]));
/// </code></example>
public static class CurvePlot
{
    /// <summary>Draws with Braille dots (one curve) or one letter for each curve (several), with axes and a legend.</summary>
    /// <param name="series">At least one curve.</param>
    /// <param name="text">Title and labels.</param>
    /// <param name="width">Columns of the whole picture, at least 24.</param>
    /// <param name="height">Rows of the drawing area, at least 4.</param>
    public static string ToText(IReadOnlyList<PlotSeries> series, PlotText? text = null, int width = 80, int height = 16)
    {
        Check(series);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 24);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 4);
        return TextPlot.Draw(series, text ?? new PlotText(), width, height);
    }

    /// <summary>Draws a stand-alone SVG document that follows the reader's light or dark colour scheme.</summary>
    /// <param name="series">At least one curve.</param>
    /// <param name="text">Title and labels.</param>
    /// <param name="width">Width in pixels, at least 240.</param>
    /// <param name="height">Height in pixels, at least 160.</param>
    public static string ToSvg(IReadOnlyList<PlotSeries> series, PlotText? text = null, int width = 760, int height = 420)
    {
        Check(series);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 240);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 160);
        return SvgPlot.Draw(series, text ?? new PlotText(), width, height);
    }

    /// <summary>Draws a stand-alone HTML page that shows the values under the pointer; it loads nothing from elsewhere.</summary>
    /// <param name="series">At least one curve.</param>
    /// <param name="text">Title and labels.</param>
    /// <param name="width">Width of the picture in pixels, at least 240.</param>
    /// <param name="height">Height of the picture in pixels, at least 160.</param>
    public static string ToHtml(IReadOnlyList<PlotSeries> series, PlotText? text = null, int width = 960, int height = 520)
    {
        Check(series);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 240);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 160);
        return HtmlPlot.Draw(series, text ?? new PlotText(), width, height);
    }

    private static void Check(IReadOnlyList<PlotSeries> series)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Count == 0)
            throw new ArgumentException("A plot needs at least one curve.", nameof(series));
        foreach (PlotSeries curve in series)
        {
            if (curve.X.Count != curve.Y.Count)
                throw new ArgumentException($"The curve '{curve.Name}' has {curve.X.Count} positions and {curve.Y.Count} values.", nameof(series));
        }
    }
}
