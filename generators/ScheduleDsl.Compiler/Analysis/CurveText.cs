using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis;

/// <summary>A schedule in a few lines of text, for the documentation of the generated class.</summary>
public static class CurveText
{
    private const string Bars = "▁▂▃▄▅▆▇█";
    private const int Columns = 48;

    // Where a declaration leaves the length to its user, the picture is drawn at some length.
    private const double Example = 10_000;

    /// <summary>The curve as one line of bars from 0 to the largest value, then the knots; empty for a declaration that is wrong.</summary>
    public static ImmutableArray<string> Of(Schedule schedule)
    {
        ScheduleReading reading = new(schedule);
        bool isExample = reading.Length == 0;
        if (isExample)
            reading = new ScheduleReading(schedule, new Dictionary<string, double> { ["Steps"] = Example });
        if (!schedule.Checks.All(reading.Satisfies))
            return [];

        try
        {
            double length = reading.Length ?? OpenLength(reading);
            string suffix = isExample ? $" (Steps = {Number(length)})" : "";
            return [Bar(reading, length) + suffix, .. Knots(reading, length)];
        }
        catch (EvaluationException)
        {
            return [];
        }
    }

    // A schedule without end is shown up to its last joint and as long again.
    private static double OpenLength(ScheduleReading reading) => reading.Phases()[reading.Phases().Count - 1].Start is > 0 and var last ? 2 * last : Example;

    private static string Bar(ScheduleReading reading, double length)
    {
        double[] values = [.. Enumerable.Range(0, Columns).Select(i => reading.At(System.Math.Floor(length * i / Columns)))];
        double top = values.Max();
        StringBuilder bar = new();
        foreach (double value in values)
            bar.Append(top > 0 ? Bars[(int)System.Math.Round(value / top * (Bars.Length - 1))] : Bars[0]);
        return bar.ToString();
    }

    private static IEnumerable<string> Knots(ScheduleReading reading, double length)
    {
        foreach (PhaseSpan span in reading.Phases().Where(s => s.Length > 0))
            yield return $"update {Number(span.Start)}: {Number(reading.At(span.Start))}, {span.Phase.Name} {(double.IsInfinity(span.Length) ? "without end" : $"of {Number(span.Length)} updates")}";
        if (reading.Length is not null)
            yield return $"update {Number(length)}: {Number(reading.At(length))}, end";
    }

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
