using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Packing;
using ScheduleDsl.Compiler.Parsing;
using ScheduleDsl.Compiler.Parsing.Schedules;
using ScheduleDsl.Guidelines;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Analyzers.Guidelines;

/// <summary>Makes curves of schedule types and the numbers given to them; none where the type has mistakes of its own, or numbers are left open.</summary>
internal sealed class CurveReader(IBodies bodies, CancellationToken cancellation)
{
    private readonly Dictionary<INamedTypeSymbol, Schedule?> known = new(SymbolEqualityComparer.Default);

    /// <summary>A curve over a plan: the length of one that starts over is that of a cycle, which no plan sets.</summary>
    /// <param name="type">The schedule.</param>
    /// <param name="site">Where it is written.</param>
    /// <param name="plan">The plan's numbers, by the names of the properties that take them.</param>
    public ReadingCurve? Over(INamedTypeSymbol type, Location site, IReadOnlyDictionary<string, double> plan) => Read(type, site, plan, _ => null) is not { } curve
        ? null
        : curve.Ending == CurveEnding.Repeat
            ? Read(type, site, plan.Where(n => n.Key != "Steps").ToDictionary(n => n.Key, n => n.Value), _ => null)
            : curve;

    /// <summary>A curve with numbers of its own.</summary>
    /// <param name="type">The schedule.</param>
    /// <param name="site">Where it is written.</param>
    /// <param name="numbers">Settings that differ from the declaration, by name.</param>
    /// <param name="siteOf">Where a setting was written.</param>
    /// <param name="tables">Entries of its tables, where one that is not here has none; null where they are still to be set.</param>
    public ReadingCurve? Read(
        INamedTypeSymbol type, Location site, IReadOnlyDictionary<string, double> numbers, Func<string, Location?> siteOf,
        ImmutableDictionary<string, ImmutableArray<(double Time, double Value)>>? tables = null)
    {
        if (Of(type) is not { } schedule || tables is null && schedule.Tables.Count > 0 || tables?.Any(t => Fall(t.Value) is not null) == true)
            return null;
        tables ??= ImmutableDictionary<string, ImmutableArray<(double Time, double Value)>>.Empty;
        ScheduleReading reading = new(schedule, numbers, tables);
        if (schedule.Properties.Any(p => numbers.TryGetValue(p.Name, out double number) && !p.Bounds.Contains(number)))
            return null;
        try
        {
            // What the checks refuse has no value, and they say so.
            return schedule.Checks.All(reading.Satisfies) ? new ReadingCurve(type.Name, site, reading, schedule, siteOf, tables, [.. GuidelineReader.OfSchedule(type, schedule.Properties)]) : null;
        }
        catch (EvaluationException)
        {
            return null;
        }
    }

    /// <summary>What a schedule refuses of the numbers that an initialiser gives it, and by which of them; nothing where something is still to be set.</summary>
    public IEnumerable<(string? Setting, string Text)> Refused(
        INamedTypeSymbol type, IReadOnlyDictionary<string, double> numbers, IReadOnlyDictionary<string, ImmutableArray<(double Time, double Value)>> tables)
    {
        if (Of(type) is not { } schedule)
            yield break;
        foreach (KeyValuePair<string, ImmutableArray<(double Time, double Value)>> table in tables)
        {
            if (Fall(table.Value) is { } at)
                yield return (table.Key, $"{table.Key} has {NumberText.Of(table.Value[at].Time)} after {NumberText.Of(table.Value[at - 1].Time)}, and the times of a table never fall");
        }
        foreach (Hyper setting in schedule.Properties)
        {
            if (numbers.TryGetValue(setting.Name, out double number) && !setting.Bounds.Contains(number))
            {
                Bounds bounds = setting.Bounds;
                yield return (setting.Name, $"{setting.Name} is {NumberText.Of(number)}, and has to be {(number < bounds.Min ? $"at least {NumberText.Of(bounds.Min.Value)}"
                    : number <= bounds.Above ? $"above {NumberText.Of(bounds.Above.Value)}"
                    : number > bounds.Max ? $"at most {NumberText.Of(bounds.Max.Value)}"
                    : number >= bounds.Below ? $"below {NumberText.Of(bounds.Below.Value)}" : "a number")}");
                yield break;
            }
        }
        ScheduleReading reading = new(schedule, numbers, tables.ToImmutableDictionary());
        foreach (Check check in Failed(schedule, reading))
            yield return (null, reading.Message(check));
    }

    // Of what does not fit, the first speaks; a length that is missing comes from the plan, or later.
    private static IEnumerable<Check> Failed(Schedule schedule, ScheduleReading reading)
    {
        try
        {
            Check[] failed = [.. schedule.Checks.Where(c => !reading.Satisfies(c))];
            return failed.Any(c => c.Id is "SDL110" or "SDL113" || c.Condition is Literal) ? [] : failed.Take(1);
        }
        catch (EvaluationException)
        {
            return [];
        }
    }

    private Schedule? Of(INamedTypeSymbol type)
    {
        if (!known.TryGetValue(type, out Schedule? schedule))
        {
            known.Add(type, schedule = PackedUnits.Read(type, NoFindings.Instance, Location.None) as Schedule
                ?? (ScheduleParser.IsSchedule(type) ? ScheduleParser.Parse(type, bodies, NoFindings.Instance, cancellation) : null));
        }
        return schedule;
    }

    /// <summary>The first entry whose time is before that of its neighbour, or null.</summary>
    private static int? Fall(ImmutableArray<(double Time, double Value)> entries)
    {
        for (int i = 1; i < entries.Length; i++)
        {
            if (entries[i].Time < entries[i - 1].Time)
                return i;
        }
        return null;
    }
}
