using System;
using System.Globalization;

namespace ScheduleDsl;

/// <summary>What a span of updates must be before anything is read.</summary>
internal static class UpdateSpan
{
    /// <summary>Updates of unknown form that are read one by one: half a minute's work or more.</summary>
    private const long MostReadings = 1L << 32;

    /// <exception cref="ArgumentOutOfRangeException">The span is negative, too far or beyond an end that throws.</exception>
    public static void Require(Schedule schedule, long first, long end)
    {
        if (first < 0)
            throw new ArgumentOutOfRangeException(nameof(first), first, Text($"first is {first}: updates are counted from 0."));
        if (end < first)
            throw new ArgumentOutOfRangeException(nameof(end), end, Text($"end is {end}, before the first update {first} of the span."));
        if (end > Stretch.MostUpdates)
            throw new ArgumentOutOfRangeException(nameof(end), end, Text($"end is {end}: updates are counted up to 2^53 = {Stretch.MostUpdates}."));
        if (schedule is { Ending: ScheduleEnd.Throw, Length: { } length } && end > length)
            throw new ArgumentOutOfRangeException(nameof(end), end, Text($"end is {end}, but {schedule.Fingerprint} ends after {length} updates and has no value beyond."));
    }

    /// <exception cref="ArgumentOutOfRangeException">The stretch has to be read update by update, and there are too many.</exception>
    public static void RequireReadable(Schedule schedule, Stretch stretch)
    {
        if (stretch.Count <= MostReadings)
            return;
        string piece = stretch.Piece.Length > 0 ? $"its piece {stretch.Piece}" : "a piece of it";
        throw new ArgumentOutOfRangeException("end", stretch.End, Text(
            $"{schedule.Fingerprint} has no closed form for {piece} from update {stretch.First} on, and {stretch.Count} updates are too many to read one by one: at most 2^32 = {MostReadings}."));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
