using System;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Optimizers;

/// <summary>A second moment that changes by less than the rounding of the numbers that it is kept in.</summary>
internal sealed class SecondMomentStandsStill : Guideline
{
    // Half a unit in the last place of a number with 8 bits of precision, relative to the number.
    private static readonly Threshold Step = new("step", 1.0 / 256);

    public SecondMomentStandsStill()
        : base(
            "SDL264", Tier.Warning, "Second moment stands still in bfloat16",
            "{0} keeps its states in bfloat16, and {1} = {2} lets the second moment fall by {3} in an update: below {4} rounding gives the old number again, and it never falls", Step)
    {
    }

    public override void Check(RunFacts run, Findings findings)
    {
        double step = findings.Value(this, Step);

        // A decay that comes so near to 1 only when the run is nearly over is none to warn of.
        if (run.Rule is { } rule && run.Precision.States == "BFloat16" && run.Of(Role.SecondMomentDecay) is { } setting
            && setting.Mean(run.Length ?? setting.Curve?.Length ?? 1) is { } decay && 1 - decay < step)
            findings.Add(this, setting.Place, rule.Name, setting.Place.Name, setting.MeanText(decay), NumberText.Percent(1 - decay), NumberText.Percent(step))
                .MendedBy(setting.Curve is null ? setting.Place.To(Math.Floor((1 - step) * 1000) / 1000) : null);
    }
}
