using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace ScheduleDsl.Cli.Curves;

/// <summary>Values of curves for each update, with every digit that reading them back needs.</summary>
internal sealed class ValueTable
{
    private const int Block = 4_096;

    private readonly IReadOnlyList<ReadCurve> curves;
    private readonly long steps;

    /// <exception cref="UserError">A curve has no value for some update.</exception>
    public ValueTable(IReadOnlyList<ReadCurve> curves, long steps)
    {
        foreach (ReadCurve curve in curves)
            curve.RequireUpdates(steps);
        (this.curves, this.steps) = (curves, steps);
    }

    /// <summary>A column for the update and one for each curve.</summary>
    public void WriteCsv(TextWriter writer)
    {
        writer.Write("update," + string.Join(',', curves.Select(c => Quoted(c.Name))) + "\n");
        double[][] values = [.. curves.Select(_ => new double[Block])];
        for (long first = 0; first < steps; first += Block)
        {
            int count = (int)Math.Min(Block, steps - first);
            for (int i = 0; i < curves.Count; i++)
                curves[i].Schedule.Fill(first, values[i].AsSpan(0, count));
            for (int k = 0; k < count; k++)
            {
                writer.Write((first + k).ToString(CultureInfo.InvariantCulture));
                foreach (double[] column in values)
                    writer.Write("," + RangeText.Number(column[k]));
                writer.Write('\n');
            }
        }
    }

    /// <summary>An object with the number of updates and for each curve its name, what it is, and its values.</summary>
    public void WriteJson(TextWriter writer)
    {
        writer.Write($"{{\n  \"steps\": {steps.ToString(CultureInfo.InvariantCulture)},\n  \"curves\": [");
        for (int i = 0; i < curves.Count; i++)
        {
            writer.Write(i == 0 ? "\n" : ",\n");
            writer.Write($"    {{ \"name\": {Text(curves[i].Name)}, \"schedule\": {Text(curves[i].Schedule.Fingerprint)}, \"values\": [");
            WriteValues(writer, curves[i].Schedule);
            writer.Write("] }");
        }
        writer.Write("\n  ]\n}\n");
    }

    private void WriteValues(TextWriter writer, Schedule schedule)
    {
        double[] values = new double[Block];
        for (long first = 0; first < steps; first += Block)
        {
            int count = (int)Math.Min(Block, steps - first);
            schedule.Fill(first, values.AsSpan(0, count));
            for (int k = 0; k < count; k++)
                writer.Write((first + k == 0 ? "" : ", ") + Json(values[k]));
        }
    }

    // JSON has no NaN and no infinity; they are strings, as in settings.
    private static string Json(double value) => double.IsFinite(value) ? RangeText.Number(value) : $"\"{RangeText.Number(value)}\"";

    private static string Text(string text) => JsonSerializer.Serialize(text);

    private static string Quoted(string name) =>
        name.IndexOfAny([',', '"', '\n']) < 0 ? name : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
