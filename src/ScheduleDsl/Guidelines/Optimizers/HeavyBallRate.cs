using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Optimizers;

/// <summary>Momentum that makes a large rate far larger.</summary>
internal sealed class HeavyBallRate : Guideline
{
    private static readonly Threshold Rate = new("rate", 100);

    public HeavyBallRate()
        : base("SDL255", Tier.Info, "Momentum makes steps very long", "{0} with {1} = {2} and a rate of up to {3} moves weights by {4} times a lasting gradient in each update", Rate)
    {
    }

    public override void Check(RunFacts run, Findings findings)
    {
        // A rule with an epsilon divides gradients by their size, or the like: there the rate is no factor of the gradient.
        if (run.Rule is not { } rule || rule.Is(RuleTrait.FindsRate) || run.Of(Role.Epsilon) is not null
            || run.Of(Role.LearningRate) is not { } rate || run.Largest(rate) is not { } largest || run.Of(Role.Momentum) is not { Number: > 0 and < 1 and { } momentum } setting)
            return;
        double steady = largest * (1 - (run.Of(Role.Dampening)?.Number ?? 0)) / (1 - momentum);
        if (steady > findings.Value(this, Rate) * (1 + 1e-9))
        {
            // The rate whose lasting steps are those of the written one without momentum.
            double plain = NumberText.Rounded(largest * largest / steady);
            findings.Add(this, rate.Place, rule.Name, setting.Place.Name, momentum, largest, steady)
                .MendedBy(rate.Number is not null && largest <= findings.Value(this, Rate) ? rate.Place.To(plain) : null);
        }
    }
}
