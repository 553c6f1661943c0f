using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Optimizers;

/// <summary>A clip that lets nothing through, or everything.</summary>
internal sealed class ClipNotUsable : Guideline
{
    public ClipNotUsable()
        : base("SDL260", Tier.Warning, "Clip is 0 or infinite", "{0} = {1} {2}")
    {
    }

    public override IReadOnlyList<Tier> Tiers => [Tier.Warning, Tier.Error];

    public override void Check(RunFacts run, Findings findings)
    {
        foreach (SettingFacts limit in run.Driven.Where(d => d.Role == Role.ClipLimit))
        {
            if (limit.Number == 0)
                findings.Add(this, Tier.Error, limit.Place, limit.Place.Name, 0.0, "makes every gradient 0, so nothing is learned: where 0 is to mean no clipping, leave the clip out").MendedBy(limit.ToDefault(IsUsable));
            else if (limit.Number is { } number && double.IsPositiveInfinity(number))
                findings.Add(this, limit.Place, limit.Place.Name, "infinity", "never clips, and costs what clipping costs: leave it out").MendedBy(limit.ToDefault(IsUsable));
        }
    }

    private static bool IsUsable(double limit) => limit > 0 && !double.IsInfinity(limit);
}
