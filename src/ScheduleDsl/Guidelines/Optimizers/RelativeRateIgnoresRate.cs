using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Optimizers;

/// <summary>A learning rate that somebody chose and the rule does not read.</summary>
internal sealed class RelativeRateIgnoresRate : Guideline
{
    public RelativeRateIgnoresRate()
        : base("SDL262", Tier.Warning, "Learning rate is not read", "{0} has {1}, so {2} {3} is never read: the rate follows the number of the update")
    {
    }

    public override void Check(RunFacts run, Findings findings)
    {
        if (run.Rule is { } rule && run.Of(Role.RelativeRate) is { Number: 1 } relative && run.Of(Role.LearningRate) is { IsWritten: true } rate)
        {
            findings.Add(this, rate.Place, rule.Name, relative.Place.Name, rate.Place.Name, rate.Number is { } number ? $"= {NumberText.Of(number)}" : "by a schedule")
                .MendedBy(rate.Place.Away())
                .MendedBy(relative.Place.To(false));
        }
    }
}
