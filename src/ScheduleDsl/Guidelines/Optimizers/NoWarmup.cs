using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Optimizers;

/// <summary>First steps of full length by a rule that knows next to nothing of the gradients yet.</summary>
internal sealed class NoWarmup : Guideline
{
    private static readonly Threshold Rate = new("rate", 1e-3);

    public NoWarmup()
        : base("SDL257", Tier.Info, "Large rate without warmup", "{0} starts at {1} = {2} without a warmup: its first steps are as long as later ones, scaled by what few gradients tell", Rate)
    {
    }

    public override void Check(RunFacts run, Findings findings)
    {
        if (run.Rule is not { } rule || !rule.Is(RuleTrait.NeedsWarmup) || rule.Is(RuleTrait.FindsRate) || run.Of(Role.LearningRate) is not { IsWritten: true } rate)
            return;
        if (rate.Curve?.Warmup is null && (rate.Number ?? rate.Curve?.At(0)) is { } first && first >= findings.Value(this, Rate))
            findings.Add(this, rate.Place, rule.Name, rate.Place.Name, first);
    }
}
