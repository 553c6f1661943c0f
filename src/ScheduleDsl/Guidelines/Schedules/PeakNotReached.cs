using System;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Schedules;

/// <summary>A schedule that never comes to the rate that was chosen for it.</summary>
internal sealed class PeakNotReached : CurveGuideline
{
    private static readonly Threshold Part = new("part", 0.95);

    public PeakNotReached()
        : base("SDL152", Tier.Warning, "Schedule does not reach its peak", "{0} has Peak = {1}, and none of the run's {2} updates comes above {3} ({4} of it)", Part)
    {
    }

    protected override void Check(CurveFacts curve, RunFacts run, Findings findings)
    {
        if (curve.Setting(CurveRole.Peak) is not var (peak, place) || !(peak > 0) || run.LengthFor(curve) is not { } length)
            return;
        CurveBounds bounds = curve.Over(length);

        // A warmup may lead up to the peak and leave it to what follows to be there: BERT's decay has begun with the run.
        bool isWhole = run.Plan.Steps is null;
        double largest = curve.Warmup is { } warmup && (isWhole ? warmup.End <= length : warmup.End < length) ? Math.Max(bounds.Largest, curve.Before(warmup.End)) : bounds.Largest;

        // What is said of every update has to hold for those that were not read.
        if (bounds.IsExact && largest < peak * findings.Value(this, Part))
            findings.Add(this, place, curve.Self.Name, peak, length, bounds.Largest, NumberText.Percent(bounds.Largest / peak));
    }
}
