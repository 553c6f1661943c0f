using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Optimizers;

/// <summary>A hyperparameter outside of the bounds that its optimizer gives for it.</summary>
internal sealed class OutsideOwnBounds : Guideline
{
    public OutsideOwnBounds()
        : base("SDL251", Tier.Warning, "Setting is outside of what its optimizer advises", "{0} has {1} {2}, which should be {3}{4}")
    {
    }

    public override IReadOnlyList<Tier> Tiers => [Tier.Warning, Tier.Info, Tier.Error];

    public override void Check(RunFacts run, Findings findings)
    {
        if (run.Rule is not { } rule)
            return;
        LimitFacts[] applying = [.. rule.Limits.Where(l => l.AppliesTo(run.Driven)).Select(l => findings.Value(this, l, rule.Name))];
        foreach (SettingFacts setting in run.Driven)
        {
            if (run.Largest(setting) is not { } value || double.IsInfinity(value) && setting.Number is null)
                continue;

            // Bounds may be graded: the surest speaks.
            LimitFacts? broken = applying.Where(l => l.Hyper == setting.Place.Name && !l.Holds(value)).OrderByDescending(l => l.Tier).FirstOrDefault();
            if (broken is not null)
            {
                findings.Add(this, broken.Tier, setting.Place, rule.Name, setting.Place.Name, $"{(setting.Curve is null ? "=" : "of at most")} {NumberText.Of(value)}", broken.Demand(value), broken.Reason)
                    .MendedBy(Within(setting, value, [.. applying.Where(l => l.Hyper == setting.Place.Name)]));
            }
        }
    }

    // The nearest number that is itself sensible, else the default: what only lies below a bound has no nearest.
    private static Change? Within(SettingFacts setting, double value, LimitFacts[] limits)
    {
        double nearest = Math.Min(Math.Max(value, limits.Max(l => l.Min)), limits.Min(l => l.Max));
        if (limits.All(l => l.Holds(nearest)))
            return setting.Curve is null ? setting.Place.To(nearest) : setting.Curve.Setting(CurveRole.Peak) is var (peak, place) && peak == value ? place.To(nearest) : null;
        return setting.Curve is null ? setting.ToDefault(usual => limits.All(l => l.Holds(usual))) : null;
    }
}
