using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Guidelines.Facts;

/// <summary>What two settings make together, update by update: a product, or a difference.</summary>
/// <param name="first">A number or a schedule.</param>
/// <param name="second">The other; one of the two is a schedule.</param>
/// <param name="of">What they make; it rises or falls with each of them, whatever the other is.</param>
internal sealed class PairedCurve(SettingFacts first, SettingFacts second, Func<double, double, double> of) : CurveFacts
{
    public override Place Self => (first.Curve ?? second.Curve)!.Self;

    /// <summary>Null: its last piece goes on without end.</summary>
    public override double? Length => null;

    public override CurveEnding Ending => CurveEnding.Continue;

    public override bool EndIsDeclared => true;

    public override IReadOnlyList<PieceFacts> Pieces { get; } = Cut(first.Curve, second.Curve);

    public override double At(double step) => of(first.At(step), second.At(step));

    public override IReadOnlyList<CurveSetting> Settings => [];

    public override IReadOnlyList<TableFacts> Tables => [];

    private static List<PieceFacts> Cut(CurveFacts? first, CurveFacts? second)
    {
        SortedSet<double> knots = [0];
        knots.UnionWith(Knots(first).Concat(Knots(second)).Where(k => !double.IsInfinity(k)));
        double[] starts = [.. knots];
        return [.. starts.Select((start, i) => new PieceFacts("", start, i + 1 < starts.Length ? starts[i + 1] : double.PositiveInfinity, Form(FormAt(first, start), FormAt(second, start))))];
    }

    private static IEnumerable<double> Knots(CurveFacts? curve) => curve?.Pieces.SelectMany(p => new[] { p.Start, p.End }) ?? [];

    private static PieceForm FormAt(CurveFacts? curve, double start) => curve is null ? PieceForm.Constant
        : curve.Pieces.FirstOrDefault(p => p.Start <= start && start < p.End)?.Form ?? (curve.Ending == CurveEnding.Hold ? PieceForm.Constant : PieceForm.Curved);

    // Two that move may turn together, and what is straight is bent by the other.
    private static PieceForm Form(PieceForm first, PieceForm second) => (first, second) switch
    {
        (PieceForm.Constant, PieceForm.Constant) => PieceForm.Constant,
        (PieceForm.Constant, PieceForm.Straight) or (PieceForm.Straight, PieceForm.Constant) => PieceForm.Monotone,
        (PieceForm.Constant, _) => second,
        (_, PieceForm.Constant) => first,
        _ => PieceForm.Curved,
    };
}
