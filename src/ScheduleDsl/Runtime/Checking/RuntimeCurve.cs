using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl;

/// <summary>A schedule at hand, as guidelines read it.</summary>
internal sealed class RuntimeCurve(Schedule schedule) : CurveFacts
{
    public override Place Self { get; } = new(schedule.GetType().Name, null);

    public override double? Length => schedule.Length;

    public override CurveEnding Ending => schedule.Ending switch
    {
        ScheduleEnd.Hold => CurveEnding.Hold,
        ScheduleEnd.Repeat => CurveEnding.Repeat,
        ScheduleEnd.Throw => CurveEnding.Throw,
        ScheduleEnd.Continue => CurveEnding.Continue,
        _ => CurveEnding.Unknown,
    };

    public override IReadOnlyList<PieceFacts> Pieces { get; } =
        [.. schedule.Pieces.Select(p => new PieceFacts(p.Name, p.Start, p.End, (Guidelines.Facts.PieceForm)p.Form))];

    public override double At(double step)
    {
        try
        {
            return schedule.AtTime(step);
        }
        catch (Exception problem) when (problem is ArgumentOutOfRangeException or InvalidOperationException)
        {
            return double.NaN;
        }
    }

    public override (double Value, Place Place)? Setting(CurveRole role)
    {
        for (int i = 0; i < schedule.Properties.Count; i++)
        {
            if (schedule.Properties[i].Role.ToString() == role.ToString())
                return (schedule.Get(i), new Place(schedule.Properties[i].Name, null));
        }

        return null;
    }
}
