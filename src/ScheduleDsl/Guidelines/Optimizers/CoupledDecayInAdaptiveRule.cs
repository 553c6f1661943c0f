using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Optimizers;

/// <summary>Weight decay that a rule divides by the size of gradients.</summary>
internal sealed class CoupledDecayInAdaptiveRule : Guideline
{
    public CoupledDecayInAdaptiveRule()
        : base("SDL269", Tier.Info, "Weight decay is coupled in an adaptive rule", "{0} adds {1} = {2} times the weight to the gradient, and divides by the size of gradients: weights with large gradients hardly decay, whatever the number")
    {
    }

    public override void Check(RunFacts run, Findings findings)
    {
        if (run.Rule is { DecayIsKnown: true } rule && rule.Is(RuleTrait.DecayIsCoupled) && run.Of(Role.SecondMomentDecay) is not null
            && run.Of(Role.WeightDecay) is { Number: > 0 and { } decay, IsWritten: true } setting)
            findings.Add(this, setting.Place, rule.Name, setting.Place.Name, decay);
    }
}
