using System;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Optimizers;

/// <summary>An average of the weights that still holds those of the start when the run is over.</summary>
internal sealed class AverageLongerThanRun : Guideline
{
    private static readonly Threshold Fraction = new("fraction", 0.5);

    public AverageLongerThanRun()
        : base("SDL259", Tier.Warning, "Average of weights reaches too far back", "{0} = {1} averages over about {2} updates, and the run has {3}: {4} of the average is still the weights of its start", Fraction)
    {
    }

    public override void Check(RunFacts run, Findings findings)
    {
        // A decay that rises with the steps forgets the start.
        if (run.Of(Role.AverageDecay) is not { Number: < 1 and { } decay } setting || run.Of(Role.AverageWarmup) is { Number: 1 } || run.Length is not { } length)
            return;
        double every = run.Of(Role.AverageInterval)?.Number ?? 1, horizon = Math.Round(every / (1 - decay), 6);
        if (horizon > length * findings.Value(this, Fraction))
        {
            findings.Add(this, setting.Place, setting.Place.Name, decay, horizon, length, NumberText.Percent(Math.Pow(decay, length / every)))
                .MendedBy(run.Of(Role.AverageWarmup)?.Place.To(true))
                .MendedBy(setting.Place.To(Below(1 - every / (length * findings.Value(this, Fraction)))));
        }
    }

    // Rounded down to the digits that are written.
    private static double Below(double decay) => Math.Floor(decay * 1e6) / 1e6;
}
