using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Optimizers;

/// <summary>A look ahead along a momentum that is 0.</summary>
internal sealed class NesterovWithoutMomentum : Guideline
{
    public NesterovWithoutMomentum()
        : base("SDL256", Tier.Warning, "Nesterov without momentum", "{0} has {1} and {2} = 0: there is no momentum to look ahead along, so it is plain descent")
    {
    }

    public override void Check(RunFacts run, Findings findings)
    {
        if (run.Rule is { } rule && run.Of(Role.Nesterov) is { Number: 1 } nesterov && (run.Of(Role.Momentum) ?? run.Of(Role.FirstMomentDecay)) is { Number: 0 } momentum)
            findings.Add(this, nesterov.Place, rule.Name, nesterov.Place.Name, momentum.Place.Name).MendedBy(nesterov.Place.To(false));
    }
}
