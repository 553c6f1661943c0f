using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Emit.Declarations;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Guidelines;
using ScheduleDsl.Guidelines.Facts;
using CurveFacts = ScheduleDsl.Guidelines.Facts.CurveFacts;

namespace ScheduleDsl.Analyzers.Guidelines;

/// <summary>A schedule with the numbers that the code gives it, evaluated from its compiled form.</summary>
/// <param name="name">What messages call it.</param>
/// <param name="site">Where it is written.</param>
/// <param name="reading">The schedule with those numbers.</param>
/// <param name="schedule">Its compiled form.</param>
/// <param name="siteOf">Where a setting was written, by name; null where it was not.</param>
/// <param name="tables">The entries that the code gives to its tables.</param>
/// <param name="limits">What its author says of its settings.</param>
/// <param name="isOwn">Whether it is the schedule's own curve, which its settings are about.</param>
/// <param name="fingerprint">Its text with its numbers.</param>
internal sealed class ReadingCurve(
    string name, Location site, ScheduleReading reading, Schedule schedule, Func<string, Location?> siteOf,
    ImmutableDictionary<string, ImmutableArray<(double Time, double Value)>> tables, IReadOnlyList<DeclaredLimit> limits, bool isOwn,
    Lazy<string> fingerprint) : CurveFacts
{
    private readonly Dictionary<double, double> values = [];

    public override Place Self { get; } = new(name, site);

    /// <summary>The text of the schedule with its numbers, as the program has it.</summary>
    public string Fingerprint => fingerprint.Value;

    // Whole updates, as a schedule has at run time.
    public override double? Length => reading.Length is not { } length ? null
        : Math.Abs(length - Math.Round(length)) <= 1e-9 * Math.Max(1, length) ? Math.Round(length) : Math.Ceiling(length);

    public override CurveEnding Ending => schedule.End switch
    {
        CurveEnd.Hold => CurveEnding.Hold,
        CurveEnd.Repeat => CurveEnding.Repeat,
        CurveEnd.Throw => CurveEnding.Throw,
        _ => CurveEnding.Continue,
    };

    public override IReadOnlyList<PieceFacts> Pieces { get; } = Read(reading);

    // Guidelines read the same updates, and to evaluate one costs as much as all that they do with it.
    public override double At(double step)
    {
        if (!values.TryGetValue(step, out double value))
            values.Add(step, value = Evaluated(step));
        return value;
    }

    public override bool EndIsDeclared => schedule.End != CurveEnd.Hold || schedule.HoldIsDeclared;

    public override IReadOnlyList<CurveSetting> Settings { get; } =
    [
        .. schedule.Properties.Where(_ => isOwn).Select(property => Enum.TryParse(property.Role, out CurveRole role)
            ? new CurveSetting(role, reading.Setting(property), new Place(property.Name, siteOf(property.Name) ?? site))
            : null).OfType<CurveSetting>(),
    ];

    public override IReadOnlyList<BoundedSetting> Bounded { get; } =
    [
        .. limits.Where(l => l.When.Length == 0 || schedule.Properties.Any(p => p.Name == l.When && reading.Setting(p) == l.Is)).Select(l => schedule.Properties.FirstOrDefault(p => p.Name == l.Hyper) is { } property
            ? new BoundedSetting(
                new LimitFacts(l.Hyper, l.Min, l.Above, l.Max, l.Below, (Tier)l.Tier, l.Because, l.Source, l.When, l.Is), reading.Setting(property), new Place(l.Hyper, siteOf(l.Hyper) ?? site))
            : null).OfType<BoundedSetting>(),
    ];

    public override IReadOnlyList<TableFacts> Tables { get; } =
        [.. tables.Where(t => t.Value.Length > 0).Select(t => new TableFacts(new Place(t.Key, siteOf(t.Key) ?? site), [.. t.Value.Select(e => e.Time)]))];

    private double Evaluated(double step)
    {
        try
        {
            return reading.At(step);
        }
        catch (EvaluationException)
        {
            return double.NaN;
        }
    }

    private static PieceFacts[] Read(ScheduleReading reading)
    {
        PieceFacts[] pieces = [.. reading.Phases().Where(p => p.Length > 0).Select(p => new PieceFacts(p.Phase.Name, p.Start, p.End, (PieceForm)p.Phase.Form))];
        return pieces.Length > 0 ? pieces : [new PieceFacts("", 0, reading.Length ?? double.PositiveInfinity, PieceForm.Curved)];
    }
}
