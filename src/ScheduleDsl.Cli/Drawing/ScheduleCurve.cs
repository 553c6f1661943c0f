using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Cli.Types;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Plotting;

namespace ScheduleDsl.Cli.Drawing;

/// <summary>A schedule over its updates, with its settings and knots.</summary>
internal static class ScheduleCurve
{
    // For schedules that declare no length, and whose phases give none.
    private const long Example = 10_000;

    private const string Length = nameof(ScheduleAttribute.Steps);

    public static Picture Of(DslType type, PictureRequest request)
    {
        Schedule defaults = Registry.FindSchedule(type.FullName).Create();
        List<KeyValuePair<string, double>> settings = [.. request.Settings];
        if (defaults.Properties.Any(p => p.Name == Length) && (request.Steps ?? (defaults.Length == 0 ? Example : null)) is { } length)
            settings.Insert(0, new(Length, length));

        // A later setting wins: with --set Steps=100 --steps 200 the schedule is drawn past its end.
        Schedule schedule = Registry.CreateSchedule(type.FullName, settings);
        Dictionary<string, double> numbers = Enumerable.Range(0, schedule.Properties.Count)
            .ToDictionary(i => schedule.Properties[i].Name, schedule.Get);
        Compiler.IR.Schedule unit = type.Unit<Compiler.IR.Schedule>();
        ScheduleReading reading = new(unit, numbers);
        long steps = request.Steps ?? schedule.Length ?? OpenLength(reading);

        // The first value after the end belongs to the picture, where it is not that of the start.
        PlotSeries series = PlotSeries.Of(type.ShortName, schedule, unit.End is CurveEnd.Hold or CurveEnd.Continue ? steps + 1 : steps);
        string values = string.Join(", ", numbers.Select(n => $"{n.Key} = {Picture.Number(n.Value)}"));
        return new Picture([series], new PlotText(type.ShortName), [values, .. Knots(reading)]);
    }

    private static IEnumerable<string> Knots(ScheduleReading reading)
    {
        foreach (PhaseSpan span in reading.Phases().Where(s => s.Length > 0))
            yield return Knot(span.Start, double.IsInfinity(span.Length) ? $"{span.Phase.Name} without end" : $"{span.Phase.Name} of {Picture.Number(span.Length)} updates");
        if (reading.Length is { } length)
            yield return Knot(length, "end");

        string Knot(double update, string what) => $"update {Picture.Number(update),-8} {Picture.Number(reading.At(update)),-12} {what}";
    }

    // A schedule without end is shown up to its last joint and as long again.
    private static long OpenLength(ScheduleReading reading) =>
        reading.Phases() is [.., { Start: > 0 and < double.PositiveInfinity and var last }] ? 2 * (long)last : Example;
}
