using System.Linq;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Schedules;

/// <summary>A run that goes on after the decay, at a rate that nobody chose for it.</summary>
internal sealed class RunLongerThanSchedule : RateGuideline
{
    private static readonly Threshold Part = new("part", 0.02);

    public RunLongerThanSchedule()
        : base("SDL162", Tier.Warning, "Run is longer than a schedule that does not say what follows",
            "{0} is over after {1} updates and says nothing of its end: the last {2} of the run's {3} updates are made with {4}, {5} of its peak", Part)
    {
    }

    protected override void Check(CurveFacts curve, RunFacts run, Findings findings)
    {
        // What ends by rising, or on a level, is followed by that level.
        if (run.Plan.Steps is not { } steps || curve.Length is not { } length || curve.EndIsDeclared || length >= steps * (1 - findings.Value(this, Part))
            || run.PartsOf(curve, length).LastOrDefault() is not { } last || curve.Direction(last, length) >= 0)
            return;
        double peak = curve.PeakOver(length), held = curve.At(steps - 1);
        if (held >= peak * findings.Value(this, Part))
            findings.Add(this, curve.Self, curve.Self.Name, length, NumberText.Percent(1 - length / steps), steps, held, NumberText.Percent(held / peak)).MendedBy(curve.WithLength(steps));
    }
}
