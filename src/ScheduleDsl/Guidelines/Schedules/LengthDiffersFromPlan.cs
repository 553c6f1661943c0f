using System;
using System.Collections.Generic;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Schedules;

/// <summary>A schedule that is longer or shorter than the run that it drives: most often counted in something else than updates.</summary>
internal sealed class LengthDiffersFromPlan : CurveGuideline
{
    private static readonly Threshold Part = new("part", 0.02);

    // Published runs stop at 78 to 96 % of their schedule, meaning to.
    private static readonly Threshold Factor = new("factor", 1.5);

    // Rates of published recipes that hold a floor for some more epochs are at least a ten-thousandth of the peak.
    private static readonly Threshold Rest = new("rest", 1e-5);

    public LengthDiffersFromPlan()
        : base("SDL158", Tier.Warning, "Schedule and run differ in length", "{0} takes {1} updates and the plan {2}: {3}", Part, Factor, Rest)
    {
    }

    public override IReadOnlyList<Tier> Tiers => [Tier.Warning, Tier.Info];

    protected override void Check(CurveFacts curve, RunFacts run, Findings findings)
    {
        // A cycle is shorter than its run.
        if (run.Plan.Steps is not { } steps || curve.Length is not { } length || curve.Ending == CurveEnding.Repeat)
            return;
        double part = findings.Value(this, Part), factor = Math.Max(length / steps, steps / length);
        string reason = Reason(factor, run, part);
        bool isLarge = factor >= findings.Value(this, Factor);
        if (length > steps * (1 + part))
        {
            findings.Add(
                this, isLarge ? Tier : Tier.Info, curve.Self, curve.Self.Name, length, steps,
                $"it is cut off at {NumberText.Percent(steps / length)} of its way{reason}").MendedBy(curve.WithLength(steps));
        }
        else if (length < steps * (1 - part) && curve.Ending == CurveEnding.Throw)
        {
            findings.Add(this, curve.Self, curve.Self.Name, length, steps, $"it has no values for the last {NumberText.Percent(1 - length / steps)} of the run{reason}").MendedBy(curve.WithLength(steps));
        }
        else if (length < steps * (1 - part) && curve.Between(length, steps).Largest is >= 0 and var left && left < curve.Peak * part)
        {
            // Holding the last value may be what was asked for, and a small rate still trains for some time.
            bool isUnit = isLarge && reason.Length > 0, isWaste = isLarge || left <= curve.Peak * findings.Value(this, Rest);
            if (curve.Ending == CurveEnding.Hold && curve.EndIsDeclared && !isUnit)
                return;
            findings.Add(
                this, isWaste ? Tier : Tier.Info, curve.Self, curve.Self.Name, length, steps,
                $"the last {NumberText.Percent(1 - length / steps)} of the run have {(left == 0 ? "no" : "next to no")} rate{reason}").MendedBy(curve.WithLength(steps));
        }
    }

    /// <summary>What the factor between the two is likely to be.</summary>
    private static string Reason(double factor, RunFacts run, double part)
    {
        PlanFacts plan = run.Plan;
        SettingFacts? gathered = run.Of(Role.Accumulation);
        List<(double? Number, string Name)> known =
        [
            (plan.Accumulation, "Accumulation"), (gathered?.Number, gathered?.Place.Name ?? ""), (plan.StepsPerEpoch, "updates of an epoch"), (plan.BatchSize, "BatchSize"),
            (plan.BatchSize * plan.Accumulation, "samples of an update"), (plan.Steps / plan.StepsPerEpoch, "epochs"),
        ];
        foreach ((double? number, string name) in known)
        {
            if (number is > 1 and { } n && Math.Abs(factor / n - 1) < part)
                return $" ({NumberText.Of(factor)} = {name})";
        }
        return "";
    }
}
