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
        if (run.Rule is not { } rule || run.Of(Role.WeightDecay) is not { } decay)
            return;
        if (rule.DecayIsKnown && rule.Is(RuleTrait.DecayIsFixed))
            Judge(run, rule, decay, null, findings);
        else if (rule.DecaysByRate && run.Of(Role.LearningRate) is { } rate)
            Judge(run, rule, decay, rate, findings);
    }

    /// <param name="run">The run.</param>
    /// <param name="rule">Its rule.</param>
    /// <param name="decay">The weight decay.</param>
    /// <param name="rate">What multiplies it; null where nothing does.</param>
    /// <param name="findings">Where it is reported.</param>
    private void Judge(RunFacts run, RuleFacts rule, SettingFacts decay, SettingFacts? rate, Findings findings)
    {
        if (decay.Number is { } number)
        {
            if (rate is null)
                Report(1, number, "");
            else if (run.Largest(rate) is { } largest)
                Report(largest, number, $" and a rate of up to {NumberText.Of(largest)}");
        }

        // Two schedules need not be largest together: the update speaks in which their product is.
        else if (run.Most(rate ?? decay, decay, (r, d) => rate is null ? d : r * d) is var (step, _))
        {
            double factor = rate?.At(step) ?? 1;
            Report(factor, decay.At(step), $"{(rate is null ? "" : $" and a rate of {NumberText.Of(factor)}")} at update {NumberText.Of(step)}");
        }

        void Report(double factor, double amount, string by)
        {
            double part = factor * amount, most = findings.Value(this, Product);
            if (part >= most)
            {
                findings.Add(this, part >= 1 ? Tier.Error : Tier, decay.Place, rule.Name, decay.Place.Name, amount, by, NumberText.Percent(part))
                    .MendedBy(decay.Curve is null ? decay.ToDefault(usual => factor * usual < most) : null);
            }
        }
    }
}
