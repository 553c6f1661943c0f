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
    /// <param name="tables">Entries of its tables; one that nobody sets has none.</param>
    public ReadingCurve? Read(
        INamedTypeSymbol type, Location site, IReadOnlyDictionary<string, double> numbers, Func<string, Location?> siteOf,
        ImmutableDictionary<string, ImmutableArray<(double Time, double Value)>>? tables = null)
    {
        if (!known.TryGetValue(type, out Schedule? schedule))
        {
            known.Add(type, schedule = PackedUnits.Read(type, NoFindings.Instance, Location.None) as Schedule
                ?? (ScheduleParser.IsSchedule(type) ? ScheduleParser.Parse(type, bodies, NoFindings.Instance, cancellation) : null));
        }
        tables ??= ImmutableDictionary<string, ImmutableArray<(double Time, double Value)>>.Empty;
        if (schedule is null || schedule.Tables.Any(table => !tables.ContainsKey(table.Name)))
            return null;
        ScheduleReading reading = new(schedule, numbers, tables);
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
}
