using System;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Schedules;

/// <summary>A later warmup that goes higher than the first.</summary>
internal sealed class RewarmsAbovePeak : RateGuideline
{
    private static readonly Threshold Part = new("part", 1.01);

    public RewarmsAbovePeak()
        : base("SDL169", Tier.Info, "Schedule warms up again above its first peak", "{0} rises again to {1} at update {2}, {3} of its first peak, {4}", Part)
    {
    }

    protected override void Check(CurveFacts curve, RunFacts run, Findings findings)
    {
        // A declared peak is a limit, and a guideline of its own.
        if (run.LengthFor(curve) is not { } length || curve.Setting(CurveRole.Peak) is not null)
            return;
        double first = 0;
        bool hasFallen = false;
        foreach (PieceFacts piece in run.PartsOf(curve, length))
        {
            if (piece.Start >= length)
                break;
            double end = Math.Min(piece.End, length), reached = curve.Before(end);
            int direction = curve.Direction(piece, length);
            if (hasFallen && direction > 0 && reached > first * findings.Value(this, Part))
            {
                findings.Add(this, curve.Self, curve.Self.Name, reached, end, NumberText.Percent(reached / first), first);
                break;
            }
            hasFallen |= direction < 0;
            if (!hasFallen || piece.Start == 0)
                first = Math.Max(first, Math.Max(curve.At(piece.Start), reached));
        }
    }
}
