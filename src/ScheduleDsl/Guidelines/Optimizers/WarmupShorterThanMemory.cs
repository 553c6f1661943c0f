using System;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Optimizers;

/// <summary>A warmup that is over before the second moment has settled.</summary>
internal sealed class WarmupShorterThanMemory : Guideline
{
    private const double UsualWarmup = 0.1;

    private static readonly Threshold Memories = new("memories", 2);

    public WarmupShorterThanMemory()
        : base(
            "SDL258", Tier.Info, "Warmup is shorter than the second moment's memory",
            "the warmup of {0} takes {1} updates, and {2} with {3} = {4} needs about {5} until its second moment has settled", Memories)
    {
    }

    public override void Check(RunFacts run, Findings findings)
    {
        if (run.Rule is not { } rule || !rule.Is(RuleTrait.NeedsWarmup) || rule.Is(RuleTrait.FindsRate)
            || run.Of(Role.LearningRate)?.Curve is not { Warmup: { } warmup } curve || run.Of(Role.SecondMomentDecay) is not { } second || !(second.Mean(warmup.End) is < 1 and { } decay))
            return;
        double needed = Math.Round(findings.Value(this, Memories) / (1 - decay), 6);
        if (warmup.End < needed)
        {
            // Not more than is a usual part of the run.
            findings.Add(this, curve.Self, curve.Self.Name, warmup.End, rule.Name, second.Place.Name, second.MeanText(decay), needed)
                .MendedBy(needed <= UsualWarmup * run.LengthFor(curve) ? curve.WithWarmup(Math.Ceiling(needed)) : null);
        }
    }
}
