using System.Linq;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Schedules;

/// <summary>A decay that is over, and has not come to the floor that was declared for it.</summary>
internal sealed class DecayEndsAboveFloor : RateGuideline
{
    private static readonly Threshold Part = new("part", 0.05);

    public DecayEndsAboveFloor()
        : base("SDL156", Tier.Warning, "Decay ends above its floor", "{0} has {1} = {2}, a floor of {3}, and ends at {4}: {5} of the way down from its peak is left", Part)
    {
    }

    protected override void Check(CurveFacts curve, RunFacts run, Findings findings)
    {
        // A schedule that the plan cuts off differs from it in length, and that is said of it.
        if (curve.Length is not { } length || curve.Ending == CurveEnding.Repeat || run.PartsOf(curve, length).LastOrDefault() is not { } last || last.End < length)
            return;
        double peak = curve.PeakOver(length), end = curve.Before(length);
        CurveSetting? setting = curve.Settings.LastOrDefault(s => s.Role is CurveRole.Floor or CurveRole.FloorOfPeak);
        double floor = setting?.Role == CurveRole.FloorOfPeak ? setting.Value * peak : setting?.Value ?? 0;

        // A floor of 0 is the default, and many profiles only come near it; what is sampled ends at its last reading.
        if (!(floor > 0) || floor >= peak || curve.Direction(last, length) >= 0 || curve.IsStepped(last, length))
            return;
        double left = (end - floor) / (peak - floor);
        if (left > findings.Value(this, Part))
            findings.Add(this, setting!.Place, curve.Self.Name, setting.Place.Name, setting.Value, floor, end, NumberText.Percent(left));
    }
}
