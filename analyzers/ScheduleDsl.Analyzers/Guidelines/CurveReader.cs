using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Parsing;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Analyzers.Guidelines;

/// <summary>Makes curves of schedule types and the numbers given to them; none where the type has mistakes of its own, or numbers are left open.</summary>
internal sealed class CurveReader(ProjectReading project, CancellationToken cancellation)
{
    private static readonly ImmutableDictionary<string, ImmutableArray<(double Time, double Value)>> NoTables =
        ImmutableDictionary<string, ImmutableArray<(double Time, double Value)>>.Empty;

    /// <summary>A curve over a plan: the length of one that starts over is that of a cycle, which no plan sets.</summary>
    /// <param name="type">The schedule.</param>
    /// <param name="curve">Which of its curves; null for its own.</param>
    /// <param name="site">Where it is written.</param>
    /// <param name="plan">The plan's numbers, by the names of the properties that take them.</param>
    public ReadingCurve? Over(INamedTypeSymbol type, string? curve, Location site, IReadOnlyDictionary<string, double> plan) =>
        Read(type, curve, site, plan, _ => null, NoTables) is not { } read ? null
        : read.Ending == CurveEnding.Repeat ? Read(type, curve, site, plan.Where(n => n.Key != "Steps").ToDictionary(n => n.Key, n => n.Value), _ => null, NoTables)
        : read;

    /// <summary>A schedule with the numbers of its declaration.</summary>
    public ReadingCurve? Declared(INamedTypeSymbol type) => Read(type, null, type.Locations.FirstOrDefault() ?? Location.None, ImmutableDictionary<string, double>.Empty, _ => null, NoTables);

    /// <summary>A schedule with the numbers of an initialiser. Where one number is not known before the program runs, nothing is.</summary>
    public ReadingCurve? Made(Creation creation) => creation.IsComplete && creation.Objects.Count == 0
        ? Read(creation.Type, creation.Curve, creation.Site, creation.Numbers, creation.SiteOf, creation.Tables.ToImmutableDictionary())
        : null;

    private ReadingCurve? Read(
        INamedTypeSymbol type, string? curve, Location site, IReadOnlyDictionary<string, double> numbers, Func<string, Location?> siteOf,
        ImmutableDictionary<string, ImmutableArray<(double Time, double Value)>> tables)
    {
        if (project.Schedule(type, cancellation) is not { } schedule || schedule.Tables.Any(table => !tables.ContainsKey(table.Name)))
            return null;
        string name = type.Name;
        if (curve is not null)
        {
            if (schedule.Curves.FirstOrDefault(c => c.Name == curve) is not { } named)
                return null;
            (schedule, name) = (schedule.Of(named), $"{name}.{curve}");
        }
        ScheduleReading reading = new(schedule, numbers, tables);
        try
        {
            // What the checks refuse has no value, and they say so.
            return schedule.Checks.All(reading.Satisfies) ? new ReadingCurve(name, site, reading, schedule, siteOf, tables, curve is null ? [.. GuidelineReader.OfSchedule(type, schedule.Properties)] : [], isOwn: curve is null) : null;
        }
        catch (EvaluationException)
        {
            return null;
        }
    }
}
