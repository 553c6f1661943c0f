using System.Collections.Generic;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Optimizers;

/// <summary>Decoupled weight decay that shrinks the weights by a large part in every update.</summary>
internal sealed class RateTimesDecay : Guideline
{
    private static readonly Threshold Product = new("product", 0.1);

    public RateTimesDecay()
        : base("SDL250", Tier.Warning, "Weight decay takes too much of the weights", "{0} with {1} = {2}{3} takes {4} of every weight in one update", Product)
    {
    }

    public override IReadOnlyList<Tier> Tiers => [Tier.Warning, Tier.Error];

    public override void Check(RunFacts run, Findings findings)
    {
        if (run.Rule is not { } rule || run.Of(Role.WeightDecay) is not { Number: { } decay } setting)
            return;
        if (rule.DecayIsKnown && rule.Is(RuleTrait.DecayIsFixed))
            Judge(1, "");
        else if (rule.DecaysByRate && run.Of(Role.LearningRate) is { } rate && run.Largest(rate) is { } largest)
            Judge(largest, $" and a rate of up to {NumberText.Of(largest)}");

        void Judge(double factor, string by)
        {
            double part = factor * decay;
            if (part < findings.Value(this, Product))
                return;
            findings.Add(this, part >= 1 ? Tier.Error : Tier, setting.Place, rule.Name, setting.Place.Name, decay, by, NumberText.Percent(part))
                .MendedBy(setting.ToDefault(usual => factor * usual < findings.Value(this, Product)));
        }
    }
}
