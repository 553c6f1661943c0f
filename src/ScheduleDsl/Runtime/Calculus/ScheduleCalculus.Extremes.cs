using System;

namespace ScheduleDsl;

/// <content>Largest and smallest values, and where a level is first met.</content>
public static partial class ScheduleCalculus
{
    /// <summary>The largest value of updates <paramref name="first"/> to <paramref name="end"/> - 1, and the first update that has it.</summary>
    /// <remarks>
    /// Pieces of one value, straight ones and those that never turn are judged by their ends, where updates whose values differ by no more than rounding
    /// are compared one by one; others are read update by update.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The span is empty or negative, goes beyond 2^53 or beyond the end of a schedule that throws there, or has a piece of more than 2^32 updates of unknown form.
    /// </exception>
    public static Extremum Max(this Schedule schedule, long first, long end) => Extreme(schedule, first, end, sign: 1);

    /// <summary>The smallest value of updates <paramref name="first"/> to <paramref name="end"/> - 1, and the first update that has it.</summary>
    /// <inheritdoc cref="Max(Schedule, long, long)"/>
    public static Extremum Min(this Schedule schedule, long first, long end) => Extreme(schedule, first, end, sign: -1);

    /// <summary>The first update whose value is below a level; null where there is none.</summary>
    /// <param name="schedule">Whose values.</param>
    /// <param name="level">In units of what is driven.</param>
    /// <param name="first">Where the search begins.</param>
    /// <param name="end">
    /// The update after the last that is searched. Left out, the search goes up to the length and takes in the value that the schedule then has, if any. A
    /// schedule without a length is searched without end where its last piece decides: one value, a straight line, or one that never turns.
    /// </param>
    /// <exception cref="ArgumentException">The level is NaN; or no end is given, and the schedule has no length and a last piece of unknown form.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The span is negative, goes beyond 2^53 or beyond the end of a schedule that throws there, or has a piece of more than 2^32 updates of unknown form.
    /// </exception>
    public static long? FirstBelow(this Schedule schedule, double level, long first = 0, long? end = null)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        if (double.IsNaN(level))
            throw new ArgumentException("The level is NaN, and no value is below it.", nameof(level));
        long until = end ?? (schedule.Length is { } length ? Math.Max(first, length + (schedule.Ending == ScheduleEnd.Throw ? 0 : 1)) : Stretch.MostUpdates);
        UpdateSpan.Require(schedule, first, until);
        foreach (Stretch stretch in Stretch.Over(schedule, first, WithinPeriod(schedule, first, until)))
        {
            long? found = null;
            switch (stretch.Form)
            {
                case PieceForm.Constant:
                    found = schedule.At(stretch.First) < level ? stretch.First : null;
                    break;
                case PieceForm.Straight or PieceForm.Monotone:
                    found = MonotoneSearch.FirstBelow(schedule, stretch, level);
                    break;
                default:
                    if (end is null && schedule.Length is null && stretch.End == Stretch.MostUpdates)
                        throw new ArgumentException($"{schedule.Fingerprint} goes on without end, and its form from update {stretch.First} on is not known: give the end of the search.", nameof(end));
                    UpdateSpan.RequireReadable(schedule, stretch);
                    found = Readings.FirstBelow(schedule, stretch.First, stretch.End, level);
                    break;
            }

            if (found is not null)
                return found;
        }

        return null;
    }

    private static Extremum Extreme(Schedule schedule, long first, long end, int sign)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        UpdateSpan.Require(schedule, first, end);
        if (first == end)
            throw new ArgumentOutOfRangeException(nameof(end), end, $"The span from update {first} to {end} is empty, and nothing is its largest or smallest value.");
        Reading best = Reading.None;
        CalculusMethod method = CalculusMethod.ClosedForm;
        foreach (Stretch stretch in Stretch.Over(schedule, first, WithinPeriod(schedule, first, end)))
        {
            switch (stretch.Form)
            {
                case PieceForm.Constant:
                    best = best.OrFrom(schedule, stretch.First, sign);
                    break;
                case PieceForm.Straight or PieceForm.Monotone:
                    best = best.Or(MonotoneSearch.Extreme(schedule, stretch, sign), sign);
                    break;
                default:
                    UpdateSpan.RequireReadable(schedule, stretch);
                    best = best.Or(Readings.Extreme(schedule, stretch.First, stretch.End, sign), sign);
                    method = CalculusMethod.Scan;
                    break;
            }
        }

        return new Extremum(best.Value, best.Step, method);
    }

    // What repeats shows all that it has within one period.
    private static long WithinPeriod(Schedule schedule, long first, long end) =>
        Stretch.Period(schedule) is { } period && end - first > period ? first + period : end;
}
