using System;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Schedules;

/// <summary>A drop that the run never comes to: milestones of a longer recipe, or in another unit.</summary>
internal sealed class MilestoneBeyondEnd : CurveGuideline
{
    private const double Rounding = 1e-6;

    public MilestoneBeyondEnd()
        : base("SDL161", Tier.Warning, "Milestone lies beyond the end of the run", "{0}: {1} has a change at update {2}, and the run is over after {3}")
    {
    }

    protected override void Check(CurveFacts curve, RunFacts run, Findings findings)
    {
        if (run.LengthFor(curve) is not { } length)
            return;
        foreach (TableFacts table in curve.Tables)
        {
            foreach (double time in table.Times)
            {
                // The run's last update has the number before its length, so a drop there never happens. A table may be in samples: only what changes the value at that update is counted in updates.
                if ((time > length && curve.Before(time) != curve.At(time)) || (time == length && curve.At(time) < curve.Before(time) * (1 - Rounding)))
                {
                    findings.Add(this, table.Place, curve.Self.Name, table.Place.Name, time, length);
                    break;
                }
            }
        }
        foreach (PieceFacts piece in curve.Pieces)
        {
            if (piece.Name.StartsWith("Drops", StringComparison.Ordinal) && piece.Start < length && FirstDrop(curve, piece) is { } drop && drop >= length)
                findings.Add(this, curve.Self, curve.Self.Name, piece.Name, drop, length);
        }
    }

    // Drops never turn, so that the first is found by halving.
    private static double? FirstDrop(CurveFacts curve, PieceFacts piece)
    {
        const double Most = 1e15;
        double start = Math.Ceiling(piece.Start), level = curve.At(start), low = start, high = start + 1;
        while (high < Math.Min(piece.End, Most) && curve.At(high) == level)
            (low, high) = (high, start + 2 * (high - start));
        high = Math.Min(high, piece.End);
        if (double.IsInfinity(high) || high >= Most || curve.At(high) == level)
            return null;
        while (high - low > 1)
        {
            double middle = Math.Floor((low + high) / 2);
            (low, high) = curve.At(middle) == level ? (middle, high) : (low, middle);
        }
        return high;
    }
}
