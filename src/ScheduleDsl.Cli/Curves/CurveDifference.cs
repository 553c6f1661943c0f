using System;

namespace ScheduleDsl.Cli.Curves;

/// <summary>An update at which two curves have these values.</summary>
internal readonly record struct Pair(long Update, double A, double B)
{
    /// <summary>Infinite where just one of them is a number.</summary>
    public double Absolute => A.Equals(B) || A == B ? 0 : Math.Abs(A - B) is var difference && double.IsNaN(difference) ? double.PositiveInfinity : difference;

    /// <summary>As a share of the larger of the two.</summary>
    public double Relative => Absolute is 0 or double.PositiveInfinity ? Absolute : Absolute / Math.Max(Math.Abs(A), Math.Abs(B));
}

/// <summary>How two curves differ over a run.</summary>
/// <param name="First">The first update that differs by more than the tolerance; null where none does.</param>
/// <param name="Count">How many updates do.</param>
/// <param name="Absolute">The update with the largest difference.</param>
/// <param name="Relative">The update with the largest difference relative to the larger value.</param>
internal sealed record CurveDifference(Pair? First, long Count, Pair Absolute, Pair Relative)
{
    private const int Block = 4_096;

    /// <param name="a">One curve.</param>
    /// <param name="b">The other.</param>
    /// <param name="steps">Updates to compare, from 0 on.</param>
    /// <param name="tolerance">As a share of the largest magnitude of either curve, so that rounding near a floor of 0 does not count.</param>
    public static CurveDifference Of(Schedule a, Schedule b, long steps, double tolerance)
    {
        double allowed = tolerance == 0 ? 0 : tolerance * Math.Max(Largest(a, steps), Largest(b, steps));
        Pair? first = null;
        Pair absolute = default, relative = default;
        long count = 0;
        double[] valuesOfA = new double[Block], valuesOfB = new double[Block];
        for (long start = 0; start < steps; start += Block)
        {
            int length = (int)Math.Min(Block, steps - start);
            a.Fill(start, valuesOfA.AsSpan(0, length));
            b.Fill(start, valuesOfB.AsSpan(0, length));
            for (int i = 0; i < length; i++)
            {
                Pair pair = new(start + i, valuesOfA[i], valuesOfB[i]);
                if (pair.Absolute > absolute.Absolute)
                    absolute = pair;
                if (pair.Relative > relative.Relative)
                    relative = pair;
                if (pair.Absolute <= allowed)
                    continue;
                first ??= pair;
                count++;
            }
        }
        return new CurveDifference(first, count, absolute, relative);
    }

    private static double Largest(Schedule schedule, long steps)
    {
        double largest = 0;
        double[] values = new double[Block];
        for (long start = 0; start < steps; start += Block)
        {
            int length = (int)Math.Min(Block, steps - start);
            schedule.Fill(start, values.AsSpan(0, length));
            foreach (double value in values.AsSpan(0, length))
                largest = double.IsFinite(value) ? Math.Max(largest, Math.Abs(value)) : largest;
        }
        return largest;
    }
}
