using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Schedules;

/// <summary>A setting of a schedule outside of the bounds that its author gives for it.</summary>
internal sealed class OutsideScheduleBounds : CurveGuideline
{
    public OutsideScheduleBounds()
        : base("SDL170", Tier.Warning, "Setting is outside of what its schedule advises", "{0} has {1} = {2}, which should be {3}{4}")
    {
    }

    public override IReadOnlyList<Tier> Tiers => [Tier.Warning, Tier.Info, Tier.Error];

    protected override void Check(CurveFacts curve, RunFacts run, Findings findings)
    {
        foreach (IGrouping<string, BoundedSetting> setting in curve.Bounded.GroupBy(b => b.Place.Name))
        {
            BoundedSetting[] bounded = [.. setting.Select(b => b with { Limit = findings.Value(this, b.Limit, curve.Self.Name) })];

            // Bounds may be graded: the surest speaks.
            if (bounded.Where(b => !b.Limit.Holds(b.Value)).OrderByDescending(b => b.Limit.Tier).FirstOrDefault() is { } broken)
            {
                findings.Add(this, broken.Limit.Tier, broken.Place, curve.Self.Name, broken.Place.Name, broken.Value, broken.Limit.Demand(broken.Value), broken.Limit.Reason)
                    .MendedBy(Within(broken, bounded));
            }
        }
    }

    // The nearest number that is itself sensible: what only lies below a bound has none.
    private static Change? Within(BoundedSetting broken, BoundedSetting[] bounded)
    {
        double nearest = Math.Min(Math.Max(broken.Value, bounded.Max(b => b.Limit.Min)), bounded.Min(b => b.Limit.Max));
        return bounded.All(b => b.Limit.Holds(nearest)) ? broken.Place.To(nearest) : null;
    }
}
