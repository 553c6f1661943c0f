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

        // What is said of every update has to hold for those that were not read.
        if (bounds.IsExact && bounds.Largest < peak * findings.Value(this, Part))
            findings.Add(this, place, curve.Self.Name, peak, length, bounds.Largest, NumberText.Percent(bounds.Largest / peak));
    }
}
