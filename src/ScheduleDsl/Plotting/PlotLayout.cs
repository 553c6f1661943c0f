using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Plotting;

/// <summary>The drawing area of a picture, in pixels.</summary>
internal sealed record PlotFrame(double Left, double Top, double Width, double Height)
{
    public double X(double share) => Left + share * Width;

    public double Y(double share) => Top + (1 - share) * Height;
}

/// <summary>Where things stand in a picture.</summary>
/// <param name="Width">Of the whole picture, in pixels.</param>
/// <param name="Height">Of the whole picture, in pixels.</param>
/// <param name="Frame">The drawing area.</param>
/// <param name="X">The axis of positions.</param>
/// <param name="Y">The axis of values.</param>
/// <param name="Legend">For each curve the start of its entry; empty for a single curve, which the title names.</param>
internal sealed record PlotLayout(
    int Width, int Height, PlotFrame Frame, PlotRange X, PlotRange Y, IReadOnlyList<(int Series, double X, double Y)> Legend)
{
    /// <summary>Length of the line before a name in the legend: long enough for every dash.</summary>
    public const int Swatch = 30;

    private const int LegendRow = 18;

    // Of an average character; the names of schedules have no wider ones.
    private const double CharacterWidth = 7.4;

    public static PlotLayout Of(IReadOnlyList<PlotSeries> series, PlotText text, int width, int height)
    {
        PlotRange y = PlotRange.Rounded(series.SelectMany(s => s.Y), Math.Max(2, height / 70));
        double left = 22 + 7 * y.Labels.Max(l => l.Length) + (text.YLabel.Length > 0 ? 20 : 0);
        double top = text.Title.Length > 0 ? 44 : 18;
        List<(int Series, double X, double Row)> entries = series.Count > 1 ? [.. Entries(series, left, width - 22)] : [];
        int rows = entries.Count == 0 ? 0 : 1 + (int)entries[^1].Row;
        double axis = 34 + (text.XLabel.Length > 0 ? 20 : 0);

        // A long legend makes the picture higher rather than the curves lower.
        height += Math.Max(0, rows - 1) * LegendRow;
        PlotFrame frame = new(left, top, width - left - 22, height - top - axis - (rows == 0 ? 0 : 6 + rows * LegendRow));
        PlotRange x = PlotRange.Exactly(series.SelectMany(s => s.X), Math.Max(2, (int)(frame.Width / 95)));
        return new PlotLayout(
            width, height, frame, x, y, [.. entries.Select(e => (e.Series, e.X, height - 16 - (rows - 1 - e.Row) * LegendRow))]);
    }

    private static IEnumerable<(int Series, double X, double Row)> Entries(IReadOnlyList<PlotSeries> series, double left, double right)
    {
        double x = left;
        int row = 0;
        for (int i = 0; i < series.Count; i++)
        {
            double width = Swatch + 6 + CharacterWidth * series[i].Name.Length + 18;
            if (x > left && x + width > right)
                (x, row) = (left, row + 1);
            yield return (i, x, row);
            x += width;
        }
    }
}
