using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace ScheduleDsl.Benchmarks.Report;

/// <summary>A Markdown table whose source lines up too; the first column is text, the others are numbers.</summary>
internal sealed class Table(params string[] header)
{
    private readonly List<string[]> rows = [];

    public Table Add(params string[] cells)
    {
        rows.Add(cells);
        return this;
    }

    public void WriteTo(StringBuilder text)
    {
        int[] widths = [.. header.Select((name, column) => rows.Select(row => row[column].Length).Append(name.Length).Append(3).Max())];
        Line(text, header, widths);
        text.Append("| ").AppendJoin(" | ", widths.Select((width, column) => column == 0 ? new string('-', width) : new string('-', width - 1) + ":")).Append(" |\n");
        foreach (string[] row in rows)
            Line(text, row, widths);
        text.Append('\n');
    }

    public static string Number(double? value, string format = "0.00") => value is { } number ? number.ToString(format, CultureInfo.InvariantCulture) : "-";

    /// <summary>A ratio with about three significant digits.</summary>
    public static string Times(double? value) => Number(value, value switch { >= 100 => "0", >= 10 => "0.0", _ => "0.00" });

    private static void Line(StringBuilder text, string[] cells, int[] widths) =>
        text.Append("| ").AppendJoin(" | ", cells.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).Append(" |\n");
}
