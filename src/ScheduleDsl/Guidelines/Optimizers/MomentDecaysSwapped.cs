using System;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Optimizers;

/// <summary>An average of gradients that is slower than that of their squares, by which it is divided.</summary>
internal sealed class MomentDecaysSwapped : Guideline
{
    public MomentDecaysSwapped()
        : base("SDL252", Tier.Warning, "First moment is slower than the second", "{0} has {1} = {2} and {3} = {4}: above {5}, {6}, the division by the second average no longer bounds the update")
    {
    }

    public override void Check(RunFacts run, Findings findings)
    {
        if (run.Rule is not { } rule || run.Of(Role.FirstMomentDecay) is not { Number: { } first } setting || run.Of(Role.SecondMomentDecay) is not { Number: { } second } other)
            return;

        // Where nobody wrote either, the author of the rule chose both.
        if (first > Math.Sqrt(second) && second > 0 && (setting.IsWritten || other.IsWritten))
            findings.Add(this, setting.Place, rule.Name, setting.Place.Name, first, other.Place.Name, second, $"sqrt({other.Place.Name})", Math.Sqrt(second))
                .MendedBy(second <= Math.Sqrt(first) ? [setting.Place.To(second), other.Place.To(first)] : []);
    }
}
