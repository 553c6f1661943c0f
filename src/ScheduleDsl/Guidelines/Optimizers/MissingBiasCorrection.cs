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
            || run.Of(Role.SecondMomentDecay) is not { Number: < 1 and { } decay } second)
            return;
        double memory = Math.Round(1 / (1 - decay), 6);
        if (length < memory)
            findings.Add(this, correction.Place, rule.Name, length, correction.Place.Name, second.Place.Name, decay, memory, FirstStep(run, decay)).MendedBy(correction.Place.To(true));
    }

    // Without correction the first step is (1 - beta1) / sqrt(1 - beta2) of a corrected one.
    private static double FirstStep(RunFacts run, double decay) => (1 - (run.Of(Role.FirstMomentDecay)?.Number ?? 0)) / Math.Sqrt(1 - decay);
}
