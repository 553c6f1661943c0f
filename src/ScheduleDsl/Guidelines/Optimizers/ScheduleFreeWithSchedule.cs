using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Optimizers;

/// <summary>A falling rate, or none, where an average of the iterates takes the place of the fall.</summary>
internal sealed class ScheduleFreeWithSchedule : Guideline
{
    private static readonly Threshold Part = new("part", 0.99);

    public ScheduleFreeWithSchedule()
        : base("SDL261", Tier.Warning, "Schedule-Free with a decaying or zero rate", "{0} averages its iterates by their rate, and {1} {2}", Part)
    {
    }

    public override void Check(RunFacts run, Findings findings)
    {
        if (run.Rule is not { } rule || !rule.Is(RuleTrait.AveragesIterates) || run.Of(Role.LearningRate) is not { } rate)
            return;
        if (rate.Number == 0)
            findings.Add(this, rate.Place, rule.Name, rate.Place.Name, "is 0: nothing is averaged").MendedBy(rate.ToDefault(usual => usual > 0));
        if (rate.Curve is not { } curve || run.LengthFor(curve) is not { } length || length < 2)
            return;
        CurveBounds bounds = curve.Over(length);
        double last = curve.At(length - 1);
        if (last < bounds.Largest * findings.Value(this, Part))
            findings.Add(this, rate.Place, rule.Name, curve.Self.Name, $"falls from {NumberText.Of(bounds.Largest)} to {NumberText.Of(last)}: the average does that already, and what is learned late counts for next to nothing")
                .MendedBy(curve.Warmup is null ? rate.Place.To(bounds.Largest) : null);
        else if (curve.At(0) == 0)
            findings.Add(this, rate.Place, rule.Name, curve.Self.Name, "is 0 at update 0, which moves nothing and has no weight in the average: start above 0");
    }
}
