using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Optimizers;

/// <summary>Weight decay that over a whole run does next to nothing, or takes every weight away again and again.</summary>
internal sealed class TotalDecay : Guideline
{
    private static readonly Threshold Most = new("most", 100);
    private static readonly Threshold Least = new("least", 1e-3);

    public TotalDecay()
        : base(
            "SDL253", Tier.Info, "Weight decay of the whole run is out of proportion",
            "{0} with {1} {2} decays by {3} in all over {4} updates (the sum of rate times decay): {5}", Most, Least)
    {
    }

    public override void Check(RunFacts run, Findings findings)
    {
        // Where something else than the rate multiplies the decay, the sum of rates says nothing of it.
        if (run.Rule is not { DecaysByRate: true } rule || run.Of(Role.LearningRate) is not { } rate || run.Length is not { } length || run.Of(Role.WeightDecay) is not { IsWritten: true } setting
            || !(run.Largest(setting) > 0) || Sum(rate, setting, length) is not { } total)
            return;
        string written = setting.Number is { } decay ? $"= {NumberText.Of(decay)}" : $"by {setting.Curve!.Self.Name}";
        if (total > findings.Value(this, Most))
            findings.Add(this, setting.Place, rule.Name, setting.Place.Name, written, total, length, "what the data taught longer ago than a small part of the run is gone")
                .MendedBy(setting.Number is { } number ? setting.ToDefault(usual => total / number * usual <= findings.Value(this, Most) && total / number * usual >= findings.Value(this, Least)) : null);
        else if (total < findings.Value(this, Least))
            findings.Add(this, setting.Place, rule.Name, setting.Place.Name, written, total, length, "next to nothing, as if there were none").MendedBy(setting.Place.To(0));
    }

    private static double? Sum(SettingFacts rate, SettingFacts decay, double length) => (rate, decay) switch
    {
        ({ Number: { } r }, { Number: { } d }) => r * length * d,
        ({ Curve: { } curve }, { Number: { } d }) => curve.Sum(length) * d,
        ({ IsKnown: true }, { IsKnown: true }) => new PairedCurve(rate, decay, (r, d) => r * d).Sum(length),
        _ => null,
    };
}
