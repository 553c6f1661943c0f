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

    /// <summary>
    /// The curve as one line of bars from 0 (or the smallest value, where that is below) to the largest, the knots, then peak, floor
    /// and area; then the same of its named curves. Empty for a declaration that is wrong.
    /// </summary>
    public static ImmutableArray<string> Of(Schedule schedule)
    {
        if (ExampleSettings.For(schedule) is not { } example)
            return [];
        try
        {
            string suffix = example.Count > 0 ? $" ({string.Join(", ", example.Select(s => $"{s.Key} = {Number(s.Value)}"))})" : "";
            return [.. Lines(schedule, example, suffix), .. schedule.Curves.SelectMany(c => Lines(schedule.Of(c), example, " " + c.Name))];
        }
        catch (EvaluationException)
        {
            return [];
        }
    }

    /// <summary>Whether a line is one of bars, rather than of words.</summary>
    public static bool IsPicture(string line) => line.Length > 0 && (Bars.IndexOf(line[0]) >= 0 || line[0] == ' ');

    /// <summary>Where the curve changes its law: the phases with their first values, and the end.</summary>
    public static IEnumerable<string> Knots(ScheduleReading reading)
    {
        foreach (PhaseSpan span in reading.Phases().Where(s => s.Length > 0))
            yield return $"update {Update(span.Start)}: {Number(reading.At(span.Start))}, {span.Phase.Name} {(double.IsInfinity(span.Length) ? "without end" : $"of {Updates(span.Length)}")}";
        if (reading.Length is { } length)
            yield return $"update {Update(length)}: {Number(reading.At(length))}, end";
    }

    /// <summary>Peak, floor and area on one line, which says where they come from a sample.</summary>
    /// <param name="isOpen">Whether the schedule goes on after these updates.</param>
    public static string Facts(CurveFacts facts, bool isOpen)
    {
        string about = facts.IsExact ? "" : "about ";
        string share = double.IsNaN(facts.Share) ? "" : $", {facts.Share.ToString("0.###", CultureInfo.InvariantCulture)} of peak x length";
        string over = isOpen ? $" over the first {Updates(facts.Updates)}" : "";
        string read = facts.IsExact ? "" : $" (from {Update(facts.Read)} of {Updates(facts.Updates)})";
        return $"peak {Number(facts.Peak.Value)} at update {Update(facts.Peak.Update)}, floor {Number(facts.Floor.Value)} at update {Update(facts.Floor.Update)}, "
            + $"area {about}{facts.Area.ToString(facts.IsExact ? "G6" : "G4", CultureInfo.InvariantCulture)}{share}{over}{read}";
    }

    private static IEnumerable<string> Lines(Schedule schedule, IReadOnlyDictionary<string, double> example, string suffix)
    {
        ScheduleReading reading = new(schedule, example);
        double length = reading.Length ?? ShownLength.Of(schedule, reading);
        return [Bar(reading, length) + suffix, .. Knots(reading), Facts(CurveFacts.Of(reading, length), reading.Length is null)];
    }

    private static string Bar(ScheduleReading reading, double length)
    {
        double[] values = [.. Enumerable.Range(0, Columns).Select(i => reading.At(System.Math.Floor(length * i / Columns)))];
        double[] finite = [.. values.Where(v => !double.IsNaN(v) && !double.IsInfinity(v)), 0];
        (double bottom, double top) = (finite.Min(), finite.Max());
        StringBuilder bar = new();
        foreach (double value in values)
        {
            double share = top > bottom ? (value - bottom) / (top - bottom) : 0;
            bar.Append(share is >= 0 and <= 1 ? Bars[(int)System.Math.Round(share * (Bars.Length - 1))] : ' ');
        }
        return bar.ToString();
    }

    private static string Updates(double count) => count == 1 ? "1 update" : $"{Update(count)} updates";

    // Every digit of a whole one: an update that is off by a few is another one.
    private static string Update(double update) => update.ToString(update == System.Math.Floor(update) ? "R" : "0.##", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
