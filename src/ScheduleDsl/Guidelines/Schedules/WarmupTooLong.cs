using System.Collections.Generic;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Schedules;

/// <summary>A warmup that takes the run, or most of it: nothing is left to train at the rate that was chosen.</summary>
internal sealed class WarmupTooLong : RateGuideline
{
    // Published recipes warm up for no more than this.
    private const double Usual = 0.1;

    private static readonly Threshold Fraction = new("fraction", 0.5);

    public WarmupTooLong()
        : base("SDL151", Tier.Warning, "Warmup takes most of the run", "the warmup of {0} takes {1} of {2} updates ({3}): the run trains at its peak rate for {4} of it", Fraction)
    {
    }

    public override IReadOnlyList<Tier> Tiers => [Tier.Warning, Tier.Error];

    protected override void Check(CurveFacts curve, RunFacts run, Findings findings)
    {
        // What rises to its very end leads to what follows, and may be no rate at all: a momentum, a size of batches.
        if (curve.IsUpsideDown || run.WarmupOf(curve) is not { } warmup || run.LengthFor(curve) is not { } length || warmup.End >= curve.Length && (run.Plan.Steps is null || !run.IsRate(curve)))
            return;
        double part = warmup.End / length;
        if (part > 1)
            findings.Add(this, Tier.Error, curve.Self, curve.Self.Name, warmup.End, length, NumberText.Percent(part), "nothing").MendedBy(curve.WithWarmup(length * Usual));
        else if (part > findings.Value(this, Fraction) && curve.Setting(CurveRole.Rise) is null)
            findings.Add(this, curve.Self, curve.Self.Name, warmup.End, length, NumberText.Percent(part), NumberText.Percent(1 - part)).MendedBy(curve.WithWarmup(length * Usual));
    }
}
