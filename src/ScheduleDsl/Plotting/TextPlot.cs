using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace ScheduleDsl.Plotting;

/// <summary>Curves in characters.</summary>
internal static class TextPlot
{
    private const string Letters = "●×+o*#%&ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    public static string Draw(IReadOnlyList<PlotSeries> series, PlotText text, int width, int height)
    {
        PlotRange y = PlotRange.Rounded(series.SelectMany(s => s.Y), Math.Max(2, height / 4));
        int margin = y.Labels.Max(l => l.Length) + 1;
        int columns = width - margin - 1;
        PlotRange x = PlotRange.Exactly(series.SelectMany(s => s.X), Math.Max(2, columns / 14));
        char[,] cells = series.Count == 1 ? Braille(series[0], x, y, columns, height) : Lettered(series, x, y, columns, height);

        StringBuilder picture = new();
        if (text.Title.Length > 0)
            picture.Append(' ', margin + 1).Append(text.Title).Append('\n');
        if (text.YLabel.Length > 0)
            picture.Append(text.YLabel).Append('\n');
        for (int row = 0; row < height; row++)
        {
            int tick = Enumerable.Range(0, y.Ticks.Count).FirstOrDefault(i => Row(y, y.Ticks[i], height) == row, -1);
            picture.Append((tick < 0 ? "" : y.Labels[tick]).PadLeft(margin)).Append(tick < 0 ? '│' : '┤');
            StringBuilder line = new();
            for (int column = 0; column < columns; column++)
                line.Append(cells[column, row]);
            picture.Append(line.ToString().TrimEnd()).Append('\n');
        }
        Axis(picture, x, margin, columns, text.XLabel);
        if (series.Count > 1)
            Legend(picture, series, margin + 1, width);
        return picture.ToString();
    }

    private static void Legend(StringBuilder picture, IReadOnlyList<PlotSeries> series, int margin, int width)
    {
        int column = 0;
        for (int i = 0; i < series.Count; i++)
        {
            string entry = $"{Letters[i % Letters.Length]} {series[i].Name}";
            bool fits = column > 0 && column + 3 + entry.Length <= width;
            picture.Append(fits ? "   " : (column > 0 ? "\n" : "") + new string(' ', margin)).Append(entry);
            column = (fits ? column + 3 : margin) + entry.Length;
        }
        picture.Append('\n');
    }

    private static void Axis(StringBuilder picture, PlotRange x, int margin, int columns, string label)
    {
        char[] line = [.. new string('─', columns)];
        char[] labels = [.. new string(' ', columns)];
        int free = 0;
        for (int i = 0; i < x.Ticks.Count; i++)
        {
            int column = (int)Math.Round(x.Share(x.Ticks[i]) * (columns - 1));
            line[column] = '┬';
            string tick = x.Labels[i];
            int from = Math.Clamp(column - tick.Length / 2, 0, columns - tick.Length);
            if (from < free)
                continue;
            tick.CopyTo(0, labels, from, tick.Length);
            free = from + tick.Length + 1;
        }
        picture.Append(' ', margin).Append('└').Append(line).Append('\n');
        picture.Append(' ', margin + 1).Append(new string(labels).TrimEnd()).Append('\n');
        if (label.Length > 0)
            picture.Append(' ', margin + 1 + Math.Max(0, (columns - label.Length) / 2)).Append(label).Append('\n');
    }

    private static int Row(PlotRange y, double value, int rows) => (int)Math.Round((1 - y.Share(value)) * (rows - 1));

    private static char[,] Lettered(IReadOnlyList<PlotSeries> series, PlotRange x, PlotRange y, int columns, int rows)
    {
        char[,] cells = Blank(columns, rows);
        List<int>?[,] curves = new List<int>?[columns, rows];
        for (int i = 0; i < series.Count; i++)
        {
            foreach ((int column, int row) in Dots(series[i], x, y, columns, rows))
            {
                List<int> here = curves[column, row] ??= [];
                if (here.Count == 0 || here[^1] != i)
                    here.Add(i);

                // Where curves lie on each other they take turns, so that none of them vanishes.
                cells[column, row] = Letters[here[column % here.Count] % Letters.Length];
            }
        }
        return cells;
    }

    // A Braille cell holds 2 by 4 dots; the bits of a dot are by column, the lowest row apart for historical reasons.
    private static char[,] Braille(PlotSeries series, PlotRange x, PlotRange y, int columns, int rows)
    {
        ReadOnlySpan<byte> bits = [0x01, 0x02, 0x04, 0x40, 0x08, 0x10, 0x20, 0x80];
        char[,] cells = Blank(columns, rows);
        foreach ((int column, int row) in Dots(series, x, y, 2 * columns, 4 * rows))
        {
            ref char cell = ref cells[column / 2, row / 4];
            cell = (char)((cell == ' ' ? '\u2800' : cell) | bits[column % 2 * 4 + row % 4]);
        }
        return cells;
    }

    /// <summary>The dots of a curve in each column: from the lowest to the highest value there, joined to the column before.</summary>
    private static IEnumerable<(int Column, int Row)> Dots(PlotSeries series, PlotRange x, PlotRange y, int columns, int rows)
    {
        (int Column, int Row)? last = null;
        for (int i = 0; i < series.X.Count; i++)
        {
            if (!double.IsFinite(series.Y[i]))
            {
                last = null;
                continue;
            }
            (int column, int row) = ((int)Math.Round(x.Share(series.X[i]) * (columns - 1)), Row(y, series.Y[i], rows));
            (int fromColumn, int fromRow) = last ?? (column, row);
            int steps = Math.Max(1, Math.Max(Math.Abs(column - fromColumn), Math.Abs(row - fromRow)));
            for (int s = 1; s <= steps; s++)
                yield return (fromColumn + (int)Math.Round((column - fromColumn) * (double)s / steps), fromRow + (int)Math.Round((row - fromRow) * (double)s / steps));
            last = (column, row);
        }
    }

    private static char[,] Blank(int columns, int rows)
    {
        char[,] cells = new char[columns, rows];
        for (int column = 0; column < columns; column++)
        {
            for (int row = 0; row < rows; row++)
                cells[column, row] = ' ';
        }
        return cells;
    }
}
