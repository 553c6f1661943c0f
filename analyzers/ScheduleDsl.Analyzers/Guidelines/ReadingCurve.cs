using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Guidelines.Facts;
using CurveFacts = ScheduleDsl.Guidelines.Facts.CurveFacts;

namespace ScheduleDsl.Analyzers.Guidelines;

/// <summary>A schedule with the numbers that the code gives it, evaluated from its compiled form.</summary>
/// <param name="name">What messages call it.</param>
/// <param name="site">Where it is written.</param>
/// <param name="reading">The schedule with those numbers.</param>
/// <param name="schedule">Its compiled form.</param>
/// <param name="siteOf">Where a setting was written, by name; null where it was not.</param>
internal sealed class ReadingCurve(string name, Location site, ScheduleReading reading, Schedule schedule, Func<string, Location?> siteOf) : CurveFacts
{
    public override Place Self { get; } = new(name, site);

    public override double? Length => reading.Length;

    public override CurveEnding Ending => schedule.End switch
    {
        CurveEnd.Hold => CurveEnding.Hold,
        CurveEnd.Repeat => CurveEnding.Repeat,
        CurveEnd.Throw => CurveEnding.Throw,
        _ => CurveEnding.Continue,
    };

    public override IReadOnlyList<PieceFacts> Pieces { get; } = Read(reading);

    public override double At(double step)
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

    public override (double Value, Place Place)? Setting(CurveRole role) => schedule.Properties.FirstOrDefault(p => p.Role == role.ToString()) is { } property
        ? (reading.Setting(property), new Place(property.Name, siteOf(property.Name) ?? site))
        : null;

    private static PieceFacts[] Read(ScheduleReading reading)
    {
        PieceFacts[] pieces = [.. reading.Phases().Where(p => p.Length > 0).Select(p => new PieceFacts(p.Phase.Name, p.Start, p.End, (PieceForm)p.Phase.Form))];
        return pieces.Length > 0 ? pieces : [new PieceFacts("", 0, reading.Length ?? double.PositiveInfinity, PieceForm.Curved)];
    }
}
