using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Schedules;

/// <summary>A schedule that never comes to the rate that was chosen for it.</summary>
internal sealed class PeakNotReached : Guideline
{
    private static readonly Threshold Part = new("part", 0.95);

    public PeakNotReached()
        : base("SDL152", Tier.Warning, "Schedule does not reach its peak", "{0} has Peak = {1}, and none of the run's {2} updates comes above {3} ({4} of it)", Part)
    {
    }

    public override void Check(RunFacts run, Findings findings)
    {
        foreach (CurveFacts curve in run.Curves)
        {
            if (curve.Setting(CurveRole.Peak) is not var (peak, place) || !(peak > 0) || run.LengthFor(curve) is not { } length)
                continue;
            CurveBounds bounds = curve.Over(length);

            // What is said of every update has to hold for those that were not read.
            if (bounds.IsExact && bounds.Largest < peak * findings.Value(this, Part))
                findings.Add(this, place, curve.Self.Name, peak, length, bounds.Largest, NumberText.Percent(bounds.Largest / peak));
        }
    }
}
