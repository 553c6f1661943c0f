using System;

namespace ScheduleDsl;

/// <summary>A value that some update has.</summary>
/// <param name="Value">The value.</param>
/// <param name="Step">The update; -1 for no reading at all.</param>
internal readonly record struct Reading(double Value, long Step)
{
    public static Reading None => new(double.NaN, -1);

    /// <summary>The larger of two (the smaller, with a negative sign), and the first of equals.</summary>
    public Reading Or(Reading later, int sign) => Step < 0 || sign * later.Value > sign * Value ? later : this;

    public Reading OrFrom(Schedule schedule, long step, int sign) => Or(new Reading(schedule.At(step), step), sign);
}

/// <summary>Reads updates one by one, in blocks on the stack.</summary>
internal static class Readings
{
    private const int Block = 256;

    public static Reading Extreme(Schedule schedule, long first, long end, int sign)
    {
        Span<double> block = stackalloc double[Block];
        Reading best = Reading.None;
        for (long next = first; next < end; next += Block)
        {
            Span<double> values = block[..(int)Math.Min(Block, end - next)];
            schedule.Fill(next, values);
            for (int i = 0; i < values.Length; i++)
                best = best.Or(new Reading(values[i], next + i), sign);
        }

        return best;
    }

    public static long? FirstBelow(Schedule schedule, long first, long end, double level)
    {
        Span<double> block = stackalloc double[Block];
        for (long next = first; next < end; next += Block)
        {
            Span<double> values = block[..(int)Math.Min(Block, end - next)];
            schedule.Fill(next, values);
            for (int i = 0; i < values.Length; i++)
            {
                if (values[i] < level)
                    return next + i;
            }
        }

        return null;
    }
}
