using System;
using System.Collections.Generic;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Schedules;

/// <summary>A run that ends within a cycle, before the rate has come down.</summary>
internal sealed class RestartCutOff : RateGuideline
{
    private static readonly Threshold Part = new("part", 0.1);

    public RestartCutOff()
        : base("SDL160", Tier.Warning, "Last restart is cut off",
            "{0} starts over {1}, and the run of {2} ends {3} into a cycle, at {4} where a whole one ends at {5}", Part)
    {
    }

    protected override void Check(CurveFacts curve, RunFacts run, Findings findings)
    {
        if (run.LengthFor(curve) is not { } steps || steps < 2)
            return;
        double last = curve.At(steps - 1);
        if (curve.Ending == CurveEnding.Repeat && curve.Length is { } cycle)
        {
            CurveBounds bounds = curve.Over(cycle);
            if (steps % cycle == 0 || !IsFarAbove(last, curve.At(cycle - 1), bounds, findings))
                return;

            // As many cycles as come nearest, each of the same length.
            double cycles = Math.Max(1, Math.Round(steps / cycle));
            findings.Add(this, curve.Self, curve.Self.Name, $"every {NumberText.Of(cycle)} updates", steps, steps % cycle, last, curve.At(cycle - 1))
                .MendedBy(steps % cycles == 0 ? curve.WithLength(steps / cycles) : []);
        }
        else if (curve.Length is not { } length || length >= steps)
        {
            // Cycles that grow, or that a formula makes: the end of one is where a fall is followed by a rise.
            IReadOnlyList<PieceFacts> parts = run.PartsOf(curve, steps);
            if (parts.Count == 0 || curve.Direction(parts[parts.Count - 1], steps) == 0)
                return;
            for (int i = parts.Count - 1; i > 0; i--)
            {
                double start = parts[i].Start, before = curve.At(Math.Ceiling(start) - 1);
                if (curve.Direction(parts[i - 1], steps) >= 0 || curve.At(start) <= before && curve.Direction(parts[i], steps) <= 0)
                    continue;
                if (IsFarAbove(last, before, curve.Over(steps), findings))
                    findings.Add(this, curve.Self, curve.Self.Name, $"at update {NumberText.Of(start)}", steps, steps - start, last, before);
                break;
            }
        }
    }

    private bool IsFarAbove(double last, double whole, CurveBounds bounds, Findings findings) =>
        last - whole > (bounds.Largest - bounds.Least) * findings.Value(this, Part);
}
