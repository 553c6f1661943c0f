using System.Collections.Generic;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Schedules;

/// <summary>A floor that leaves a decay nothing to fall: in the place of the peak, or a peak that was lowered without it.</summary>
internal sealed class FloorNotBelowPeak : CurveGuideline
{
    public FloorNotBelowPeak()
        : base("SDL164", Tier.Error, "Floor is not below the peak", "{0} has {1} = {2} and {3} = {4}: there is nothing to decay")
    {
    }

    public override IReadOnlyList<Tier> Tiers => [Tier.Error, Tier.Info];

    protected override void Check(CurveFacts curve, RunFacts run, Findings findings)
    {
        if (curve.Setting(CurveRole.Peak) is not var (peak, top) || !(peak > 0))
            return;
        foreach (CurveSetting floor in curve.Settings)
        {
            // Published fine-tunings keep a floor that equals their lowered peak: a constant rate, which trains.
            if (floor.Role == CurveRole.Floor && floor.Value >= peak)
            {
                findings.Add(this, floor.Value > peak ? Tier.Error : Tier.Info, floor.Place, curve.Self.Name, floor.Place.Name, floor.Value, top.Name, peak)
                    .MendedBy(floor.Value > peak ? [top.To(floor.Value), floor.Place.To(peak)] : []);
            }
        }
    }
}
