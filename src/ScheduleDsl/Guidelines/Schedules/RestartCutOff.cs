using System;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Schedules;

/// <summary>A run that ends within a cycle, before the rate has come down.</summary>
internal sealed class RestartCutOff : RateGuideline
{
    private static readonly Threshold Part = new("part", 0.1);

    public RestartCutOff()
        : base("SDL160", Tier.Warning, "Last restart is cut off",
            "{0} starts over every {1} updates, and the run of {2} ends {3} into a cycle, at {4} where a whole one ends at {5}", Part)
    {
    }

    protected override void Check(CurveFacts curve, RunFacts run, Findings findings)
    {
        if (curve.Ending != CurveEnding.Repeat || curve.Length is not { } cycle || run.Plan.Steps is not { } steps || steps % cycle == 0)
            return;
        CurveBounds bounds = curve.Over(cycle);
        double last = curve.At(steps - 1), whole = curve.At(cycle - 1);
        if (last - whole > (bounds.Largest - bounds.Least) * findings.Value(this, Part))
        {
            // As many cycles as come nearest, each of the same length.
            double cycles = Math.Max(1, Math.Round(steps / cycle));
            findings.Add(this, curve.Self, curve.Self.Name, cycle, steps, steps % cycle, last, whole).MendedBy(steps % cycles == 0 ? curve.WithLength(steps / cycles) : []);
        }
    }
}
