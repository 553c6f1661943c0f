using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Schedules;

/// <summary>A part of the peak that is as small as a rate: most often it is one.</summary>
internal sealed class FloorLooksAbsolute : CurveGuideline
{
    private static readonly Threshold Part = new("part", 1e-3);
    private static readonly Threshold Rate = new("rate", 1e-7);

    public FloorLooksAbsolute()
        : base("SDL165", Tier.Warning, "Relative floor looks absolute", "{0} has {1} = {2}, a part of another value: its decay ends at {3}, and not at {2}", Part, Rate)
    {
    }

    protected override void Check(CurveFacts curve, RunFacts run, Findings findings)
    {
        if (curve.Setting(CurveRole.Peak) is not var (peak, _))
            return;
        foreach (CurveSetting floor in curve.Settings)
        {
            // Absolute floors of published recipes, written as parts of their peaks, end at 1e-6 and above.
            if (floor.Role is CurveRole.FloorOfPeak or CurveRole.FloorOfStart && floor.Value > 0 && floor.Value < findings.Value(this, Part)
                && floor.Value * peak < findings.Value(this, Rate))
            {
                findings.Add(this, floor.Place, curve.Self.Name, floor.Place.Name, floor.Value, floor.Value * peak)
                    .MendedBy(floor.Role == CurveRole.FloorOfPeak && floor.Value >= findings.Value(this, Rate) ? floor.Place.To(NumberText.Rounded(floor.Value / peak)) : null);
            }
        }
    }
}
