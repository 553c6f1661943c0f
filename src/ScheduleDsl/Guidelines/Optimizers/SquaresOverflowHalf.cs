using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Optimizers;

/// <summary>Squares of gradients that half precision has no numbers for.</summary>
internal sealed class SquaresOverflowHalf : Guideline
{
    public SquaresOverflowHalf()
        : base("SDL272", Tier.Info, "Squares of gradients may overflow in float16", "{0} keeps its states in float16, whose largest number is 65,504, and nothing bounds gradients: the square of one above {1} is infinite there, and its weight never moves again")
    {
    }

    public override void Check(RunFacts run, Findings findings)
    {
        // The square root of the largest number.
        const double largest = 255.9;
        if (run.Rule is { } rule && run.Precision.States == "Float16" && run.Of(Role.SecondMomentDecay) is { } setting && run.Of(Role.ClipLimit) is null)
            findings.Add(this, setting.Place, rule.Name, largest);
    }
}
