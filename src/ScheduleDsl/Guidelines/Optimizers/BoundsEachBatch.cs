using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Optimizers;

/// <summary>A clip of the gradients of parts of a batch.</summary>
internal sealed class BoundsEachBatch : Guideline
{
    public BoundsEachBatch()
        : base("SDL267", Tier.Warning, "Clips each batch before gradients are gathered", "{0} bounds the gradient of each batch before they are gathered, so what an update sees is a mean of bounded gradients and depends on how the batch was cut: clip once, behind the sum")
    {
    }

    public override void Check(RunFacts run, Findings findings)
    {
        if (run.Rule is { } rule && rule.Is(RuleTrait.BoundsEachBatch))
            findings.Add(this, rule.Place, rule.Name);
    }
}
