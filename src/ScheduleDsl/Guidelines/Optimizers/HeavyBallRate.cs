using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Optimizers;

/// <summary>Momentum that makes a large rate far larger.</summary>
internal sealed class HeavyBallRate : Guideline
{
    private static readonly Threshold Rate = new("rate", 100);

    public HeavyBallRate()
        : base("SDL255", Tier.Info, "Momentum makes steps very long", "{0} with {1} = {2} and a rate of {3} moves weights by {4} times a lasting gradient in each update", Rate)
    {
    }

    public override void Check(RunFacts run, Findings findings)
    {
        // A rule with an epsilon divides gradients by their size, or the like: there the rate is no factor of the gradient.
        if (run.Rule is not { } rule || rule.Is(RuleTrait.FindsRate) || run.Of(Role.Epsilon) is not null
            || run.Of(Role.LearningRate) is not { } rate || run.Of(Role.Momentum) is not { } momentum || run.Of(Role.Dampening) is { Number: null })
            return;
        double undamped = 1 - (run.Of(Role.Dampening)?.Number ?? 0), most = findings.Value(this, Rate);
        if (run.Most(rate, momentum, (r, m) => m is > 0 and < 1 ? r * undamped / (1 - m) : 0) is not var (step, steady) || !(steady > most * (1 + 1e-9)))
            return;

        // A schedule of momentum says which of its values it is; beside a number only the largest rate counts.
        double largest = rate.At(step);
        string longest = momentum.Curve is null ? $"up to {NumberText.Of(largest)}" : $"{NumberText.Of(largest)} at update {NumberText.Of(step)}";

        // The rate whose lasting steps are those of the written one without momentum.
        double plain = NumberText.Rounded(largest * largest / steady);
        findings.Add(this, rate.Place, rule.Name, momentum.Place.Name, momentum.At(step), longest, steady)
            .MendedBy(rate.Number is not null && momentum.Number is not null && largest <= most ? rate.Place.To(plain) : null);
    }
}
