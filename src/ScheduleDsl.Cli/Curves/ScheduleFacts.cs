using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Cli.Curves;

/// <summary>What a schedule with its settings tells of itself.</summary>
internal static class ScheduleFacts
{
    /// <summary>Whether it has a length, or no end, and a value: settings that do not fit together leave it without.</summary>
    public static bool IsReadable(this Schedule schedule)
    {
        try
        {
            return schedule.Length != 0 && !double.IsNaN(schedule.At(0));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Its settings by name; tables are none.</summary>
    public static Dictionary<string, double> Numbers(this Schedule schedule) =>
        Enumerable.Range(0, schedule.Properties.Count).ToDictionary(i => schedule.Properties[i].Name, schedule.Get);

    /// <summary>How much of it is shown: all, or where it has no end as much as shows its law.</summary>
    public static long ShownLength(this Schedule schedule, Compiler.IR.Schedule unit)
    {
        if (schedule.Length is { } length)
            return length;
        if (schedule.TableNames.Count == 0)
            return (long)Compiler.Analysis.ShownLength.Of(unit, new ScheduleReading(unit, schedule.Numbers()));

        // The declaration's own reading knows no entries.
        CurvePiece last = schedule.Pieces[^1];
        IEnumerable<double> whole = schedule.Properties.Select((p, i) => (p, i)).Where(s => s.p.Kind == HyperKind.Int).Select(s => schedule.Get(s.i))
            .Concat(schedule.TableNames.SelectMany(t => schedule.Table(t).Entries.Select(e => e.Time / 2)));
        return (long)Compiler.Analysis.ShownLength.Of(double.IsFinite(last.Start) ? last.Start : 0, (Compiler.IR.PhaseForm)last.Form, whole, schedule.AtTime);
    }

    /// <summary>The declaration of one of its named curves, as if it were a schedule of its own; the declaration itself for null.</summary>
    public static Compiler.IR.Schedule CurveOf(this Compiler.IR.Schedule unit, string? name) =>
        name is null || unit.Curves.FirstOrDefault(c => c.Name == name) is not { } curve
            ? unit
            : unit.Of(curve);
}
