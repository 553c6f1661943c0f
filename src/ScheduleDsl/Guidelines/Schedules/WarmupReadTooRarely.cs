using System;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Schedules;

/// <summary>A schedule that is read once in so many updates, more than its warmup takes: the warmup is one low rate, held for all of them.</summary>
internal sealed class WarmupReadTooRarely : RateGuideline
{
    private static readonly Threshold Part = new("part", 0.95);

    public WarmupReadTooRarely()
        : base(
            "SDL167", Tier.Warning, "Schedule is read more rarely than its warmup takes",
            "{0} is read every {1} updates, and its warmup is over before the second reading: the first {1} updates have {2}, and number {1} has {3}", Part)
    {
    }

    protected override void Check(CurveFacts curve, RunFacts run, Findings findings)
    {
        if (!run.IsRate(curve) || run.LengthFor(curve) is not { } length || NextChange(curve, 0, length) is not (> 1 and var every) || NextChange(curve, every, length) is not { } second)
            return;
        double first = curve.At(0), next = curve.At(every);

        // Stairs of one width are readings; a level that is held for another time is a warmup at a constant rate.
        if (Math.Abs(second - 2 * every) <= 1 && first < next * findings.Value(this, Part) && curve.At(second) <= next && next >= curve.Over(length).Largest * findings.Value(this, Part))
            findings.Add(this, curve.Self, curve.Self.Name, every, first, next);
    }

    /// <summary>The first update after one that has another value, found by doubling and halving; null where none does.</summary>
    private static double? NextChange(CurveFacts curve, double from, double length)
    {
        double value = curve.At(from), low = from, high = from + 1;
        while (high < length && curve.At(high) == value)
            (low, high) = (high, from + 2 * (high - from));
        if (high >= length)
            return null;
        while (high - low > 1)
        {
            double middle = Math.Floor((low + high) / 2);
            (low, high) = curve.At(middle) == value ? (middle, high) : (low, middle);
        }
        return high;
    }
}
