using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Guidelines;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl;

/// <summary>A schedule at hand, as guidelines read it.</summary>
internal sealed class RuntimeCurve(Schedule schedule) : CurveFacts
{
    public override Place Self { get; } = new(schedule is CurveOf curve ? $"{curve.Owner.GetType().Name}.{curve.Name}" : schedule.GetType().Name, null);

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

    public override bool EndIsDeclared => schedule.EndIsDeclared;

    public override IReadOnlyList<CurveSetting> Settings { get; } =
    [
        // Those of a further curve are about the schedule's own.
        .. schedule.Properties.Where(_ => schedule is not CurveOf).Select((property, i) => Enum.TryParse(property.Role.ToString(), out CurveRole role)
            ? new CurveSetting(role, schedule.Get(i), new Place(property.Name, null))
            : null).OfType<CurveSetting>(),
    ];

    public override IReadOnlyList<BoundedSetting> Bounded { get; } =
    [
        .. schedule.GetType().GetCustomAttributes<GuidelineAttribute>(inherit: false).Where(guideline => Applies(schedule, guideline)).SelectMany(guideline => schedule.Properties
            .Select((property, i) => (Property: property, Value: schedule.Get(i)))
            .Where(s => guideline.Hyper is { } name ? s.Property.Name == name : s.Property.Role == guideline.Role).Take(1)
            .Select(s => new BoundedSetting(
                new LimitFacts(s.Property.Name, guideline.Min, guideline.Above, guideline.Max, guideline.Below, (Tier)guideline.Tier, guideline.Because, guideline.Source),
                s.Value, new Place(s.Property.Name, null)))),
    ];

    private static bool Applies(Schedule schedule, GuidelineAttribute guideline) => guideline.When is not { } when
        || schedule.Properties.Select((property, i) => (property.Name, Value: schedule.Get(i))).Any(s => s.Name == when && s.Value == Convert.ToDouble(guideline.Is, CultureInfo.InvariantCulture));

    public override IReadOnlyList<TableFacts> Tables { get; } =
        [.. schedule.TableNames.Select(name => new TableFacts(new Place(name, null), [.. schedule.Table(name).Entries.Select(e => e.Time)])).Where(t => t.Times.Count > 0)];
}
