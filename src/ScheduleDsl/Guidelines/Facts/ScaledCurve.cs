using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Guidelines.Facts;

/// <summary>A schedule times a number.</summary>
internal sealed class ScaledCurve(CurveFacts of, double factor) : CurveFacts
{
    public override Place Self => of.Self;

    public override double? Length => of.Length;

    public override CurveEnding Ending => of.Ending;

    public override bool EndIsDeclared => of.EndIsDeclared;

    public override IReadOnlyList<PieceFacts> Pieces => of.Pieces;

    public override double At(double step) => factor * of.At(step);

    public override IReadOnlyList<CurveSetting> Settings { get; } =
        [.. of.Settings.Select(setting => setting.Role is CurveRole.Peak or CurveRole.Floor ? setting with { Value = factor * setting.Value } : setting)];

    public override IReadOnlyList<TableFacts> Tables => of.Tables;
}
