using System;
using System.Collections.Generic;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Schedules;

/// <summary>A schedule that is longer or shorter than the run that it drives: most often counted in something else than updates.</summary>
internal sealed class LengthDiffersFromPlan : CurveGuideline
{
    private static readonly Threshold Part = new("part", 0.02);

    public LengthDiffersFromPlan()
        : base("SDL158", Tier.Warning, "Schedule and run differ in length", "{0} takes {1} updates and the plan {2}: {3}", Part)
    {
    }

    protected override void Check(CurveFacts curve, RunFacts run, Findings findings)
    {
        // A cycle is shorter than its run, and a schedule that ends by holding its last value may be meant to.
        if (run.Plan.Steps is not { } steps || curve.Length is not { } length || curve.Ending == CurveEnding.Repeat)
            return;
        double part = findings.Value(this, Part);
        if (length > steps * (1 + part))
            findings.Add(this, curve.Self, curve.Self.Name, length, steps, $"it is cut off at {NumberText.Percent(steps / length)} of its way{Reason(length / steps, run)}")
                .MendedBy(curve.WithLength(steps));
        else if (length < steps * (1 - part) && curve.Between(length, steps).Largest < curve.Peak * part)
            findings.Add(this, curve.Self, curve.Self.Name, length, steps, $"the last {NumberText.Percent(1 - length / steps)} of the run have next to no rate{Reason(steps / length, run)}")
                .MendedBy(curve.WithLength(steps));
    }

    /// <summary>What the factor between the two is likely to be.</summary>
    private static string Reason(double factor, RunFacts run)
    {
        PlanFacts plan = run.Plan;
        SettingFacts? gathered = run.Of(Role.Accumulation);
        List<(double? Number, string Name)> known =
            [(plan.Accumulation, "Accumulation"), (gathered?.Number, gathered?.Place.Name ?? ""), (plan.StepsPerEpoch, "updates of an epoch"), (plan.BatchSize, "BatchSize")];
        foreach ((double? number, string name) in known)
        {
            if (number is > 1 and { } n && Math.Abs(factor / n - 1) < 0.01)
                return $" ({NumberText.Of(factor)} = {name})";
        }
        return "";
    }
}
