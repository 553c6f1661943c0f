using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Schedules;

/// <summary>A part of the peak that is as small as a rate: most often it is one.</summary>
internal sealed class FloorLooksAbsolute : Guideline
{
    private static readonly Threshold Part = new("part", 1e-3);

    public FloorLooksAbsolute()
        : base("SDL165", Tier.Warning, "Relative floor looks absolute", "{0} has {1} = {2}, a part of another value: its decay ends at {3}, and not at {2}", Part)
    {
    }

    public override void Check(RunFacts run, Findings findings)
    {
        foreach (CurveFacts curve in run.Curves)
        {
            double? peak = curve.Setting(CurveRole.Peak)?.Value;
            foreach (CurveSetting floor in curve.Settings)
            {
                // Of a peak of 1 both are the same.
                if (floor.Role is CurveRole.FloorOfPeak or CurveRole.FloorOfStart && floor.Value > 0 && floor.Value < findings.Value(this, Part) && peak is not 1)
                    findings.Add(this, floor.Place, curve.Self.Name, floor.Place.Name, floor.Value, peak is { } value ? NumberText.Of(floor.Value * value) : "that part of it");
            }
        }
    }
}
