using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Schedules;

/// <summary>A warmup of one update or less: a fraction where updates are counted, or the number one where a whole is meant.</summary>
internal sealed class WarmupTooShort : RateGuideline
{
    private static readonly Threshold Updates = new("updates", 1000);

    public WarmupTooShort()
        : base("SDL166", Tier.Info, "Warmup takes no more than an update", "{0} warms up for {1} of {2} updates: {3}", Updates)
    {
    }

    public override IReadOnlyList<Tier> Tiers => [Tier.Info, Tier.Warning];

    protected override void Check(CurveFacts curve, RunFacts run, Findings findings)
    {
        if (run.LengthFor(curve) is not { } length || curve.Pieces.FirstOrDefault() is not { End: > 0 and <= 1 } first || curve.Direction(first, length) <= 0)
            return;
        if (first.End < 1)
            findings.Add(this, Tier.Warning, curve.Self, curve.Self.Name, first.End, length, "a length counts updates, and this reads like a part of the run").MendedBy(curve.WithWarmup(Math.Round(first.End * length)));
        else if (length >= findings.Value(this, Updates))
            findings.Add(this, curve.Self, curve.Self.Name, first.End, length, "as good as none");
    }
}
