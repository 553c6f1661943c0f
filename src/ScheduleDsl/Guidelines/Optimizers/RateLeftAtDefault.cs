using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Optimizers;

/// <summary>A learning rate that nobody chose for this run.</summary>
internal sealed class RateLeftAtDefault : Guideline
{
    public RateLeftAtDefault()
        : base("SDL276", Tier.Info, "Learning rate is left at its default", "{0} runs with its default {1} = {2}: which rate is right depends on the model and on its batches")
    {
    }

    // Many a default is what its author would choose again.
    public override bool IsOn => false;

    public override void Check(RunFacts run, Findings findings)
    {
        // What is declared is no run yet, and rules that find their own rate are made to run with their default.
        if (run.Rule is { IsUsed: true } rule && !rule.Is(RuleTrait.FindsRate) && run.Of(Role.RelativeRate) is not { Number: 1 }
            && run.Of(Role.LearningRate) is { IsWritten: false, Number: { } number } rate && number == rate.Default)
            findings.Add(this, rate.Place, rule.Name, rate.Place.Name, number);
    }
}
