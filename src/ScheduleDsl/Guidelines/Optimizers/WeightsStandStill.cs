using System;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Optimizers;

/// <summary>Steps that rounding takes away from bfloat16 weights.</summary>
internal sealed class WeightsStandStill : Guideline
{
    private const int Readings = 1024;

    private static readonly Threshold Weight = new("weight", 0.02);
    private static readonly Threshold Part = new("part", 0.1);

    public WeightsStandStill()
        : base(
            "SDL265", Tier.Warning, "Steps are lost in bfloat16 weights",
            "{0} rounds bfloat16 weights to the nearest, and {1} its rate is below {2}, half of the last place of a weight of {3}: such weights stand still", Weight, Part)
    {
    }

    public override void Check(RunFacts run, Findings findings)
    {
        if (run.Rule is not { } rule || !run.Precision.RoundsWeights || !rule.Is(RuleTrait.StepsByRate) || rule.Is(RuleTrait.FindsRate) || run.Of(Role.LearningRate) is not { } rate)
            return;
        double weight = findings.Value(this, Weight);
        double half = Math.Pow(2, Math.Floor(Math.Log(weight) / Math.Log(2)) - 8);
        if (rate.Number is { } number && number < half)
            findings.Add(this, rate.Place, rule.Name, "in every update", half, weight).MendedBy(run.Precision.Option("StochasticRounding")?.To(true));
        else if (rate.Curve is { } curve && run.LengthFor(curve) is { } length && From(curve, length, half) is var from && length - from >= length * findings.Value(this, Part))
            findings.Add(this, rate.Place, rule.Name, $"from update {NumberText.Of(from)} of {NumberText.Of(length)} on", half, weight)
                .MendedBy(run.Precision.Option("StochasticRounding")?.To(true));
    }

    /// <summary>The first update from which on the rate stays below a bound.</summary>
    private static double From(CurveFacts curve, double length, double bound)
    {
        double below = length;
        for (int i = Readings; i >= 0; i--)
        {
            double step = Math.Floor((length - 1) * i / Readings);
            if (curve.At(step) < bound)
            {
                below = step;
                continue;
            }
            while (below - step > 1)
            {
                double middle = Math.Floor((step + below) / 2);
                if (curve.At(middle) < bound)
                    below = middle;
                else
                    step = middle;
            }
            break;
        }
        return below;
    }
}
