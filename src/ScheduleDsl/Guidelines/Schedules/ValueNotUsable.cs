using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines.Schedules;

/// <summary>A schedule that has no usable value at some update of the run.</summary>
internal sealed class ValueNotUsable : CurveGuideline
{
    public ValueNotUsable()
        : base("SDL153", Tier.Error, "Schedule is negative, NaN or infinite", "{0} is {1} at update {2} of {3}: a step with it destroys the weights")
    {
    }

    protected override void Check(CurveFacts curve, RunFacts run, Findings findings)
    {
        if (run.LengthFor(curve) is not { } length)
            return;
        // What a schedule refuses beyond its end is told by the two lengths.
        CurveBounds bounds = curve.Over(curve.Ending == CurveEnding.Throw && curve.Length < length ? curve.Length.Value : length);
        if (bounds.BadAt is { } bad)
            findings.Add(this, curve.Self, curve.Self.Name, double.IsNaN(bounds.BadValue) ? "NaN" : "infinite", bad, length);
        else if (bounds.Least < 0)
            findings.Add(this, curve.Self, curve.Self.Name, bounds.Least, bounds.LeastAt, length);
    }
}
