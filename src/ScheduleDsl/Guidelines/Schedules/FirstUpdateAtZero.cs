using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Schedules;

/// <summary>Updates that change nothing, at the start of a warmup from 0.</summary>
internal sealed class FirstUpdateAtZero : RateGuideline
{
    public FirstUpdateAtZero()
        : base("SDL159", Tier.Info, "First update has rate 0", "{0} is 0 for the first {1}: a gradient is computed and nothing learned from it")
    {
    }

    public override IReadOnlyList<Tier> Tiers => [Tier.Info, Tier.Warning];

    protected override void Check(CurveFacts curve, RunFacts run, Findings findings)
    {
        if (run.LengthFor(curve) is not > 1 || curve.At(0) != 0)
            return;

        // A constant 0 at the start is a freeze that somebody asked for.
        bool more = curve.At(1) == 0, isFreeze = more && curve.Pieces.FirstOrDefault() is { Form: Facts.PieceForm.Constant };
        findings.Add(this, more && !isFreeze ? Tier.Warning : Tier, curve.Self, curve.Self.Name, more ? "updates" : "update");
    }
}
