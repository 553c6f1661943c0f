using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Optimizers;

/// <summary>An epsilon below what the second moment can hold, so that it is all that is left to divide by.</summary>
internal sealed class EpsilonBelowHalf : Guideline
{
    // Twice the smallest number of half precision that rounding does not take to 0.
    private static readonly Threshold Least = new("least", 6e-8);

    public EpsilonBelowHalf()
        : base(
            "SDL263", Tier.Warning, "Epsilon is too small for a second moment in float16",
            "{0} keeps its states in float16, where squares of gradients below {1} become 0: then {2} = {3} is all that is left to divide by", Least)
    {
    }

    public override void Check(RunFacts run, Findings findings)
    {
        double least = findings.Value(this, Least);
        if (run.Rule is { } rule && run.Precision.States == "Float16" && run.Of(Role.SecondMomentDecay) is not null && run.Of(Role.Epsilon) is { Number: { } epsilon } setting && epsilon < least)
            findings.Add(this, setting.Place, rule.Name, least, setting.Place.Name, epsilon).MendedBy(setting.Place.To(least));
    }
}
