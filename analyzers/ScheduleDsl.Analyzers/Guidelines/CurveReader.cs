using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Emit.Declarations;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Parsing;
using ScheduleDsl.Guidelines;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Analyzers.Guidelines;

/// <summary>Makes curves of schedule types and the numbers given to them; none where the type has mistakes of its own, or numbers are left open.</summary>
internal sealed class CurveReader(ProjectReading project, CancellationToken cancellation)
{
    /// <summary>A curve over a plan: the length of one that starts over is that of a cycle, which no plan sets.</summary>
    /// <param name="type">The schedule.</param>
    /// <param name="curve">Which of its curves; null for its own.</param>
    /// <param name="site">Where it is written.</param>
    /// <param name="plan">The plan's numbers, by the names of the properties that take them.</param>
    public ReadingCurve? Over(INamedTypeSymbol type, string? curve, Location site, IReadOnlyDictionary<string, double> plan) =>
        Read(type, curve, site, plan, _ => null, null) is not { } read ? null
        : read.Ending == CurveEnding.Repeat ? Read(type, curve, site, plan.Where(n => n.Key != "Steps").ToDictionary(n => n.Key, n => n.Value), _ => null, null)
        : read;

    /// <summary>Whether a schedule has a curve of that name, or nothing is known of it.</summary>
    public bool MayHave(INamedTypeSymbol type, string curve) => project.Schedule(type, cancellation) is not { } schedule || schedule.Curves.Any(c => c.Name == curve);

    /// <summary>A schedule with the numbers of its declaration.</summary>
    public ReadingCurve? Declared(INamedTypeSymbol type) => Read(type, null, type.Locations.FirstOrDefault() ?? Location.None, ImmutableDictionary<string, double>.Empty, _ => null, null);

    /// <summary>A schedule with the numbers of an initialiser. Where one number is not known before the program runs, nothing is.</summary>
    public ReadingCurve? Made(Creation creation) => creation.IsComplete && creation.Objects.Count == 0
        ? Read(creation.Type, creation.Curve, creation.Site, creation.Numbers, creation.SiteOf, creation.Tables.ToImmutableDictionary())
        : null;

    /// <summary>What a schedule refuses of the numbers that are written for it. Numbers that nobody knows before the program runs may make it fit.</summary>
    public IEnumerable<ProblemFacts> Refused(Creation creation)
    {
        if (!creation.IsComplete || creation.Objects.Count > 0 || project.Schedule(creation.Type, cancellation) is not { } schedule)
            return [];
        return Refused(schedule, creation.Numbers, creation.Tables).Select(refused => new ProblemFacts(
            new Place(refused.Setting ?? creation.Type.Name, (refused.Setting is { } name ? creation.SiteOf(name) : null) ?? creation.Site), creation.Type.Name, refused.Text));
    }

    private static IEnumerable<(string? Setting, string Text)> Refused(
        Schedule schedule, IReadOnlyDictionary<string, double> numbers, IReadOnlyDictionary<string, ImmutableArray<(double Time, double Value)>> tables)
    {
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

    /// <param name="tables">Entries of its tables, where one that is not here has none; null where they are still to be set.</param>
    private ReadingCurve? Read(
        INamedTypeSymbol type, string? curve, Location site, IReadOnlyDictionary<string, double> numbers, Func<string, Location?> siteOf,
        ImmutableDictionary<string, ImmutableArray<(double Time, double Value)>>? tables)
    {
        if (project.Schedule(type, cancellation) is not { } schedule || tables is null && schedule.Tables.Count > 0 || tables?.Any(t => Fall(t.Value) is not null) == true)
            return null;
        tables ??= ImmutableDictionary<string, ImmutableArray<(double Time, double Value)>>.Empty;
        string name = type.Name;
        Schedule whole = schedule;
        if (curve is not null)
        {
            if (schedule.Curves.FirstOrDefault(c => c.Name == curve) is not { } named)
                return null;
            (schedule, name) = (schedule.Of(named), $"{name}.{curve}");
        }
        if (schedule.Properties.Any(p => numbers.TryGetValue(p.Name, out double number) && !p.Bounds.Contains(number)))
            return null;
        ScheduleReading reading = new(schedule, numbers, tables);
        try
        {
            // What the checks refuse has no value, and they say so.
            return schedule.Checks.All(reading.Satisfies)
                ? new ReadingCurve(
                    name, site, reading, schedule, siteOf, tables, curve is null ? [.. GuidelineReader.OfSchedule(type, schedule.Properties)] : [], isOwn: curve is null,
                    new Lazy<string>(() => Fingerprint(type, whole, reading, tables) + (curve is null ? "" : $".{curve}")))
                : null;
        }
        catch (EvaluationException)
        {
            return null;
        }
    }

    private string Fingerprint(INamedTypeSymbol type, Schedule schedule, ScheduleReading reading, ImmutableDictionary<string, ImmutableArray<(double Time, double Value)>> tables)
    {
        return ScheduleFingerprint.Of(type.FullName(), schedule, Setting, table => tables.TryGetValue(table, out ImmutableArray<(double Time, double Value)> entries) ? entries : []);

        string Setting(Hyper property)
        {
            double value = reading.Setting(property);
            return property.EnumType is { } members ? project.MemberName(members, value) ?? RangeText.Number(value)
                : property.Type == IrType.Bool ? (value != 0).ToString()
                : RangeText.Number(value);
        }
    }
}
