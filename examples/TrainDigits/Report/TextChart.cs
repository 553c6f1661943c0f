using System;
using System.Collections.Generic;
using System.Linq;

namespace TrainDigits.Report;

/// <summary>A curve as lines of text, in eighths of a character cell.</summary>
internal static class TextChart
{
    private const string Eighths = " ▁▂▃▄▅▆▇█";
    private const int LabelWidth = 9;

    /// <summary>The chart's lines: title, <paramref name="height"/> rows, and a base line that names both ends.</summary>
    public static IEnumerable<string> Draw(
        string title, IReadOnlyList<double> values, Axis axis, string from, string to, int width, int height)
    {
        int columns = Math.Min(width - LabelWidth - 1, Math.Max(values.Count, from.Length + to.Length + 2));
        double[] heights = [.. Enumerable.Range(0, columns).Select(c => axis.Height(Mean(values, c, columns)))];

        yield return title;
        for (int row = height - 1; row >= 0; row--)
        {
            string label = row == height - 1 ? Axis.Label(axis.High) : row == 0 ? Axis.Label(axis.Low) : "";
            string cells = new([.. heights.Select(h => Cell(h, row, height))]);
            yield return $"{label,LabelWidth} {cells}".TrimEnd();
        }

        yield return new string(' ', LabelWidth + 1) + from + to.PadLeft(columns - from.Length);
    }

    /// <summary>Mean of the values that fall into a column; where there are fewer values than columns, the value under it.</summary>
    private static double Mean(IReadOnlyList<double> values, int column, int columns)
    {
        int first = (int)((long)column * values.Count / columns);
        int end = Math.Max(first + 1, (int)((column + 1L) * values.Count / columns));
        double sum = 0;
        for (int i = first; i < end; i++)
            sum += values[i];
        return sum / (end - first);
    }

    private static char Cell(double height, int row, int rows)
    {
        // The lowest value still shows one eighth: an empty column would look like missing data.
        int eighths = Math.Max(1, (int)Math.Round(height * rows * 8));
        return Eighths[Math.Clamp(eighths - row * 8, 0, 8)];
    }
}
