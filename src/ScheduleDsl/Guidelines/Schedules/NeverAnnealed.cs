using System.Linq;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Schedules;

/// <summary>A schedule without end whose run ends at a high rate.</summary>
internal sealed class NeverAnnealed : RateGuideline
{
    private static readonly Threshold Part = new("part", 0.2);

    public NeverAnnealed()
        : base("SDL168", Tier.Info, "Schedule without end is not annealed", "{0} has no end: the last of the run's {1} updates still has {2}, {3} of the peak", Part)
    {
    }

    protected override void Check(CurveFacts curve, RunFacts run, Findings findings)
    {
        // Where nothing ever falls, a constant rate is what was chosen.
        if (curve.Length is not null || run.Plan.Steps is not { } steps || !run.PartsOf(curve, steps).Any(p => curve.Direction(p, steps) < 0))
            return;
        double peak = curve.PeakOver(steps), last = curve.At(steps - 1);
        if (last > peak * findings.Value(this, Part))
            findings.Add(this, curve.Self, curve.Self.Name, steps, last, NumberText.Percent(last / peak));
    }
}
