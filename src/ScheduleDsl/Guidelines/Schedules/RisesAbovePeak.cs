using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Schedules;

/// <summary>A schedule that goes above the rate that was chosen as its largest: a factor above 1, or a profile that overshoots.</summary>
internal sealed class RisesAbovePeak : CurveGuideline
{
    private static readonly Threshold Part = new("part", 1.01);

    public RisesAbovePeak()
        : base("SDL154", Tier.Warning, "Schedule rises above its peak", "{0} has {1} = {2} and rises to {3} at update {4} of {5}, {6} of it", Part)
    {
    }

    protected override void Check(CurveFacts curve, RunFacts run, Findings findings)
    {
        if (curve.IsUpsideDown || curve.Setting(CurveRole.Peak) is not var (peak, place) || !(peak > 0) || run.LengthFor(curve) is not { } length)
            return;
        CurveBounds bounds = curve.Over(length);
        if (bounds.Largest > peak * findings.Value(this, Part))
            findings.Add(this, place, curve.Self.Name, place.Name, peak, bounds.Largest, bounds.LargestAt, length, NumberText.Percent(bounds.Largest / peak));
    }
}
