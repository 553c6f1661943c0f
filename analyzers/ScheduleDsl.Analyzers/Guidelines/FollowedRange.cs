using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Analyzers.Guidelines;

/// <summary>The declared range of a hyperparameter, held against the values of the schedule that it follows: at the updates at which the program would be told so.</summary>
internal static class FollowedRange
{
    /// <summary>The first value that is not allowed, or null.</summary>
    public static RangeProblem? Problem(Hyper hyper, ReadingCurve curve, Place place)
    {
        // Ends of pieces are few, and most schedules stay within.
        long? length = curve.Length is { } updates ? (long)updates : null;
        CurveBounds bounds = curve.Over(SampledSteps.LastOf(length) + 1);
        if (bounds.BadAt is null && hyper.Bounds.Contains(bounds.Least) && hyper.Bounds.Contains(bounds.Largest))
            return null;
        foreach (long step in SampledSteps.Of(length))
        {
            double value = curve.At(step);
            if (!hyper.Bounds.Contains(value) || double.IsInfinity(value))
            {
                string demand = double.IsInfinity(value) ? "a finite number" : RangeText.Of(hyper.Bounds.Min, hyper.Bounds.Above, hyper.Bounds.Max, hyper.Bounds.Below);
                return new RangeProblem(place, RangeText.Number(value), demand) { Step = step, Schedule = curve.Fingerprint };
            }
        }
        return null;
    }
}
