using System;

namespace ScheduleDsl;

/// <summary>
/// Extremes and levels of values that never turn, by bisection. Rounding may turn neighbours round by a few units in the last place,
/// so bisection is trusted only down to a margin, and what lies within it is read update by update.
/// </summary>
internal static class MonotoneSearch
{
    /// <summary>32 units in the last place: well above the rounding of a profile.</summary>
    private const double Margin = 1.0 / (1L << 48);

    /// <summary>Updates that are read one by one; where more lie within the margin the piece is flat, and bisection decides.</summary>
    private const long MostReadings = 1L << 20;

    public static Reading Extreme(Schedule schedule, Stretch stretch, int sign)
    {
        (long first, long last) = (stretch.First, stretch.End - 1);
        (double begin, double end) = (sign * schedule.At(first), sign * schedule.At(last));
        double margin = Margin * Math.Max(Math.Abs(begin), Math.Abs(end));
        if (begin >= end)
        {
            // The values fall away from the extreme at the beginning.
            long near = begin == end ? first + 1 : FirstUnder(schedule, first, last, sign, begin - margin);
            return near - first <= MostReadings ? Readings.Extreme(schedule, first, near, sign) : new Reading(sign * begin, first);
        }

        long from = FirstUnder(schedule, first, last, -sign, margin - end);
        if (stretch.End - from <= MostReadings)
            return Readings.Extreme(schedule, from, stretch.End, sign);
        long level = FirstUnder(schedule, from, last, -sign, Math.BitIncrement(-end));
        return new Reading(schedule.At(level), level);
    }

    public static long? FirstBelow(Schedule schedule, Stretch stretch, double level)
    {
        (long first, long last) = (stretch.First, stretch.End - 1);
        (double begin, double end) = (schedule.At(first), schedule.At(last));
        if (begin < level)
            return first;
        double safe = level + Margin * Math.Max(Math.Abs(begin), Math.Abs(end));
        if (begin <= end)
        {
            long above = begin < safe ? FirstUnder(schedule, first, last, -1, -safe) : first;
            return above - first <= MostReadings ? Readings.FirstBelow(schedule, first, above, level) : null;
        }

        long near = FirstUnder(schedule, first, last, 1, safe);
        long under = near > last ? near : FirstUnder(schedule, near, last, 1, level);
        if (under - near <= MostReadings)
            return Readings.FirstBelow(schedule, near, Math.Min(under, last) + 1, level);
        return under <= last ? under : null;
    }

    /// <summary>Of values times <paramref name="sign"/> that never rise, the first update below a level; the update after the last where there is none.</summary>
    private static long FirstUnder(Schedule schedule, long first, long last, int sign, double level)
    {
        (long low, long high) = (first, last + 1);
        while (low < high)
        {
            long middle = low + (high - low) / 2;
            if (sign * schedule.At(middle) < level)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }
}
