using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Schedules;

/// <summary>A number in the place of a schedule, over a run of known length.</summary>
internal sealed class ConstantRate : Guideline
{
    private static readonly Threshold Updates = new("updates", 1000);

    public ConstantRate()
        : base("SDL172", Tier.Info, "Learning rate is the same in every update", "{0} runs for {1} updates at {2} = {3}: no schedule anneals it", Updates)
    {
    }

    // Reinforcement learning, adversarial training and averages of weights do without, meaning to.
    public override bool IsOn => false;

    public override void Check(RunFacts run, Findings findings)
    {
        // What averages its iterates, or finds or follows a rate of its own, needs no schedule.
        if (run.Rule is { } rule && !rule.Is(RuleTrait.FindsRate | RuleTrait.AveragesIterates) && run.Of(Role.RelativeRate) is not { Number: 1 } && run.Of(Role.AverageDecay) is null
            && run.Of(Role.LearningRate) is { Number: > 0 and { } rate } setting && run.Plan.Steps is { } updates && updates >= findings.Value(this, Updates))
            findings.Add(this, setting.Place, rule.Name, updates, setting.Place.Name, rate);
    }
}
