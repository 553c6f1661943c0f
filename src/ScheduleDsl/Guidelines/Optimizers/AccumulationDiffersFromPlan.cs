using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Optimizers;

/// <summary>Batches that the rule and the plan count differently.</summary>
internal sealed class AccumulationDiffersFromPlan : Guideline
{
    public AccumulationDiffersFromPlan()
        : base("SDL273", Tier.Warning, "Rule and plan gather different numbers of batches", "{0} = {1}, and the plan {2}")
    {
    }

    public override void Check(RunFacts run, Findings findings)
    {
        if (run.Of(Role.Accumulation) is not { Number: > 1 and { } batches } setting || run.Plan.Accumulation is not { } planned || planned == batches)
            return;
        if (planned > 1)
        {
            findings.Add(this, setting.Place, setting.Place.Name, batches, $"gathers {NumberText.Of(planned)}: an epoch has {Times(planned / batches)} updates than it counts")
                .MendedBy(run.Plan.Gathered?.To(batches))
                .MendedBy(setting.Place.To(planned));
        }
        else if (run.Plan.StepsPerEpoch is not null)
        {
            findings.Add(this, setting.Place, setting.Place.Name, batches, $"counts every batch as an update: schedules reach {NumberText.Percent(1 / batches)} of their way (give it Accumulation = {NumberText.Of(batches)})")
                .MendedBy(run.Plan.Gathered?.To(batches));
        }
    }

    private static string Times(double factor) => factor > 1 ? $"{NumberText.Of(factor)} times more" : $"{NumberText.Of(1 / factor)} times fewer";
}
