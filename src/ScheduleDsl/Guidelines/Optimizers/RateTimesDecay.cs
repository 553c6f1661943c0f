using System.Collections.Generic;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Optimizers;

/// <summary>Decoupled weight decay that shrinks the weights by a large part in every update.</summary>
internal sealed class RateTimesDecay : Guideline
{
    private static readonly Threshold Product = new("product", 0.1);

    public RateTimesDecay()
        : base("SDL250", Tier.Warning, "Weight decay takes too much of the weights", "{0} with {1} = {2} and a rate of up to {3} takes {4} of every weight in one update", Product)
    {
    }

    public override IReadOnlyList<Tier> Tiers => [Tier.Warning, Tier.Error];

    public override void Check(RunFacts run, Findings findings)
    {
        // Where the rate multiplies what a rule finds, the product says nothing of what a step takes.
        if (run.Rule is not { } rule || rule.Is(RuleTrait.FindsRate) || run.Of(Role.LearningRate) is not { } rate || run.Of(Role.WeightDecay) is not { Number: { } decay } setting)
            return;
        if ((rate.Number ?? rate.Curve?.Over(run.LengthFor(rate.Curve) ?? 1).Largest) is not { } largest)
            return;
        double product = largest * decay;
        if (product >= findings.Value(this, Product))
            findings.Add(this, product >= 1 ? Tier.Error : Tier, setting.Place, rule.Name, setting.Place.Name, decay, largest, NumberText.Percent(product));
    }
}
