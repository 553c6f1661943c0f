using System;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Optimizers;

/// <summary>A run that is over before the second moment has filled, with nothing to make up for its start at 0.</summary>
internal sealed class MissingBiasCorrection : Guideline
{
    public MissingBiasCorrection()
        : base(
            "SDL254", Tier.Warning, "Run is shorter than the memory of the second moment",
            "{0} runs for {1} updates without {2}, and its {3} = {4} takes {5} to fill: until then steps are too long, the first by a factor of {6}")
    {
    }

    public override void Check(RunFacts run, Findings findings)
    {
        // An average that does not start at 0 has nothing to make up for; where the size of steps is found, so is what is missing.
        if (run.Rule is not { } rule || rule.Is(RuleTrait.FindsRate | RuleTrait.StartsAboveZero) || run.Length is not { } length || run.Of(Role.BiasCorrection) is not { Number: 0, IsWritten: true } correction
            || run.Of(Role.SecondMomentDecay) is not { } second || !(second.Mean(length) is < 1 and { } decay))
            return;

        // As many updates with a decay that moves fill an average as far as those with its mean do.
        double memory = Math.Round(1 / (1 - decay), 6);
        if (length < memory)
            findings.Add(this, correction.Place, rule.Name, length, correction.Place.Name, second.Place.Name, second.MeanText(decay), memory, FirstStep(run, second.At(0))).MendedBy(correction.Place.To(true));
    }

    // Without correction the first step is (1 - beta1) / sqrt(1 - beta2) of a corrected one.
    private static double FirstStep(RunFacts run, double decay) => (1 - (run.Of(Role.FirstMomentDecay) is { IsKnown: true } first ? first.At(0) : 0)) / Math.Sqrt(1 - decay);
}
