using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Schedules;

/// <summary>A schedule whose formula goes on beyond its length and climbs there, while the run goes on too: a cosine without its end.</summary>
internal sealed class ClimbsAfterEnd : RateGuideline
{
    private static readonly Threshold Part = new("part", 0.05);

    public ClimbsAfterEnd()
        : base("SDL157", Tier.Warning, "Schedule climbs again after its end",
            "{0} is over after {1} updates and goes on: of the run's {2} updates, number {3} has {4} again ({5} of the peak), after {6} at the end", Part)
    {
    }

    protected override void Check(CurveFacts curve, RunFacts run, Findings findings)
    {
        if (curve.Ending != CurveEnding.Continue || curve.Length is not { } length || !(run.Plan.Steps > length))
            return;
        double steps = run.Plan.Steps.Value, peak = curve.PeakOver(length), end = curve.At(length);
        CurveBounds beyond = curve.Between(length, steps);
        if (beyond.Largest - end > peak * findings.Value(this, Part))
            findings.Add(this, curve.Self, curve.Self.Name, length, steps, beyond.LargestAt, beyond.Largest, NumberText.Percent(beyond.Largest / peak), end)
                .MendedBy(curve.WithLength(steps));
    }
}
