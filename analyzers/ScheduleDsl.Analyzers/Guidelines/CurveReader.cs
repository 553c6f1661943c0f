using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Packing;
using ScheduleDsl.Compiler.Parsing.Schedules;

namespace ScheduleDsl.Analyzers.Guidelines;

/// <summary>Makes curves of schedule types and the numbers given to them; none where the type has mistakes of its own, or numbers are left open.</summary>
internal sealed class CurveReader(IBodies bodies, CancellationToken cancellation)
{
    private readonly Dictionary<INamedTypeSymbol, Schedule?> known = new(SymbolEqualityComparer.Default);

    /// <param name="type">The schedule.</param>
    /// <param name="site">Where it is written.</param>
    /// <param name="numbers">Settings that differ from the declaration, by name.</param>
    /// <param name="siteOf">Where a setting was written.</param>
    public ReadingCurve? Read(INamedTypeSymbol type, Location site, IReadOnlyDictionary<string, double> numbers, Func<string, Location?> siteOf)
    {
        if (!known.TryGetValue(type, out Schedule? schedule))
        {
            known.Add(type, schedule = PackedUnits.Read(type, NoFindings.Instance, Location.None) as Schedule
                ?? (ScheduleParser.IsSchedule(type) ? ScheduleParser.Parse(type, bodies, NoFindings.Instance, cancellation) : null));
        }
        if (schedule is null || schedule.Tables.Count > 0)
            return null;
        ScheduleReading reading = new(schedule, numbers);
        try
        {
            // What the checks refuse has no value, and they say so.
            return schedule.Checks.All(reading.Satisfies) ? new ReadingCurve(type.Name, site, reading, schedule, siteOf) : null;
        }
        catch (EvaluationException)
        {
            return null;
        }
    }
}
