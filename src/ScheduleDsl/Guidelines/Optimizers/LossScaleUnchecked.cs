using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Optimizers;

/// <summary>A scaled loss whose overflow nobody notices.</summary>
internal sealed class LossScaleUnchecked : Guideline
{
    public LossScaleUnchecked()
        : base("SDL268", Tier.Warning, "Loss is scaled and gradients are not checked", "{0} takes the scale of a loss out of gradients and applies them whatever they are: the first that overflow make weights infinite or NaN, which a check of the gradients keeps out")
    {
    }

    public override void Check(RunFacts run, Findings findings)
    {
        if (run.Rule is { } rule && rule.Is(RuleTrait.ScalesUnchecked))
            findings.Add(this, rule.Place, rule.Name);
    }
}
