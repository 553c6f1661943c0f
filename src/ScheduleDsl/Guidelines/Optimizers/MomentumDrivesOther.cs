using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Optimizers;

/// <summary>The momentum of a schedule in the place of another number.</summary>
internal sealed class MomentumDrivesOther : Guideline
{
    public MomentumDrivesOther()
        : base("SDL274", Tier.Error, "Momentum of a schedule drives another number", "{0} follows the curve Momentum of a schedule, and {0} of {1} is {2}: only a momentum or the decay of a first moment can")
    {
    }

    public override void Check(RunFacts run, Findings findings)
    {
        foreach (SettingFacts setting in run.Driven)
        {
            if (run.Rule is { } rule && setting.CurveName == Role.Momentum && setting.Role is not (Role.Momentum or Role.FirstMomentDecay))
                findings.Add(this, setting.Place, setting.Place.Name, rule.Name, setting.Role == "None" ? "a number of no known role" : $"a number of the role {setting.Role}");
        }
    }
}
