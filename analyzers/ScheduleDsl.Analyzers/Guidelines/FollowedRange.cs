using System;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Analyzers.Guidelines;

/// <summary>The declared range of a hyperparameter, held against the values of the schedule that it follows: at the updates at which the program would be told so.</summary>
internal static class FollowedRange
{
    // What settings read of a schedule when the program checks them.
    private const long Samples = 1024;

    /// <summary>The first value that is not allowed, or null.</summary>
    public static RangeProblem? Problem(Hyper hyper, ReadingCurve curve, Place place)
    {
        long last = Math.Max(0, (long)(curve.Length ?? Samples) - 1), count = Math.Min(last + 1, Samples);

        // Ends of pieces are few, and most schedules stay within.
        CurveBounds bounds = curve.Over(last + 1);
        if (bounds.BadAt is null && hyper.Bounds.Contains(bounds.Least) && hyper.Bounds.Contains(bounds.Largest))
            return null;
        for (long i = 0; i < count; i++)
        {
            // In two parts, so that a schedule of 2^60 updates does not overflow.
            long step = count == 1 ? 0 : last / (count - 1) * i + last % (count - 1) * i / (count - 1);
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
