using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Schedules;

/// <summary>Numbers with which a schedule has no value at all: a warmup longer than the whole, steps in the place of a fraction, milestones that fall.</summary>
internal sealed class SettingsDoNotFit : Guideline
{
    public SettingsDoNotFit()
        : base("SDL171", Tier.Error, "Settings of a schedule do not fit", "{0} has no values: {1}")
    {
    }

    public override void Check(RunFacts run, Findings findings)
    {
        foreach (ProblemFacts problem in run.Problems)
            findings.Add(this, problem.Place, problem.Schedule, problem.Text);
    }
}
