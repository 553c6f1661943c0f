using System;
using System.Collections.Generic;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Optimizers;

/// <summary>An average of gradients that is slower than that of their squares, by which it is divided.</summary>
internal sealed class MomentDecaysSwapped : Guideline
{
    public MomentDecaysSwapped()
        : base("SDL252", Tier.Warning, "First moment is slower than the second", "{0} has {1} = {2} and {3} = {4}{5}: {6}")
    {
    }

    public override IReadOnlyList<Tier> Tiers => [Tier.Warning, Tier.Info];

    public override void Check(RunFacts run, Findings findings)
    {
        // Where nobody wrote either, the author of the rule chose both.
        if (run.Rule is not { } rule || run.Of(Role.FirstMomentDecay) is not { } first || run.Of(Role.SecondMomentDecay) is not { } second || !(first.IsWritten || second.IsWritten))
            return;
        string name = second.Place.Name;
        if (Worst(run, first, second, Math.Sqrt) is { } above)
            Report(Tier.Warning, above, $"above sqrt({name}), {NumberText.Of(Math.Sqrt(second.At(above)))}, the division by the second average no longer bounds the update");

        // Between the two an update is still bounded, and few mean it.
        else if (Worst(run, first, second, decay => decay) is { } between)
            Report(Tier.Info, between, "the average of gradients reaches farther back than that of their squares, and usually it is the other way round");

        void Report(Tier tier, double at, string what)
        {
            double one = first.At(at), two = second.At(at);
            bool isWritten = first.Number is not null && second.Number is not null;
            findings.Add(this, tier, first.Place, rule.Name, first.Place.Name, one, name, two, isWritten ? "" : $" at update {NumberText.Of(at)}", what)
                .MendedBy(isWritten && two <= Math.Sqrt(one) ? [first.Place.To(two), second.Place.To(one)] : []);
        }
    }

    /// <summary>The update at which the first decay is farthest above a bound that follows from the second; null where it never is.</summary>
    private static double? Worst(RunFacts run, SettingFacts first, SettingFacts second, Func<double, double> bound)
    {
        if (first is { Number: { } one } && second is { Number: { } two })
            return two > 0 && one > bound(two) ? 0 : null;
        double? worst = null;
        double farthest = 0, last = (run.Length ?? first.Curve?.Length ?? second.Curve?.Length ?? 1) - 1;
        foreach (double step in CurveParts.Readable(0, last))
        {
            // No average reaches back beyond the start: decays that rise with the updates, as 1 - k^-0.8, are low only until then.
            double reached = Math.Min(first.At(step), step / (step + 1)), other = second.At(step);
            if (other > 0 && reached - bound(other) > farthest)
                (worst, farthest) = (step, reached - bound(other));
        }
        return worst;
    }
}
