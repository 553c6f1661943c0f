using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Optimizers;

/// <summary>A clip that sees gradients as the scaled loss gives them.</summary>
internal sealed class BoundsScaledGradients : Guideline
{
    public BoundsScaledGradients()
        : base("SDL266", Tier.Warning, "Clips gradients that still carry the scale of the loss", "{0} bounds gradients before the scale of the loss is taken out of them: {1}")
    {
    }

    public override void Check(RunFacts run, Findings findings)
    {
        if (run.Rule is { } rule && rule.Is(RuleTrait.BoundsScaledGradients))
            findings.Add(this, rule.Place, rule.Name, Effect(run));
    }

    private static string Effect(RunFacts run) => run.Of(Role.ClipLimit) is { Number: { } limit } clip && run.Of(Role.LossScale) is { Number: > 0 and { } scale }
        ? $"{clip.Place.Name} = {NumberText.Of(limit)} is then a limit of {NumberText.Of(limit / scale)}"
        : "the limit is then that many times smaller, and changes with the scale";
}
