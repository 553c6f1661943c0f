using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Optimizers;

/// <summary>A division that nothing keeps from 0.</summary>
internal sealed class EpsilonZero : Guideline
{
    public EpsilonZero()
        : base("SDL271", Tier.Warning, "Epsilon is 0", "{0} has {1} = 0: a weight whose gradients have all been 0 is changed by 0 / 0, and is NaN from then on")
    {
    }

    public override void Check(RunFacts run, Findings findings)
    {
        if (run.Rule is { } rule && run.Of(Role.SecondMomentDecay) is not null && run.Of(Role.Epsilon) is { Number: 0, IsWritten: true } setting)
            findings.Add(this, setting.Place, rule.Name, setting.Place.Name).MendedBy(setting.ToDefault(usual => usual > 0));
    }
}
