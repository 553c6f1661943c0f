using System;
using System.ComponentModel;
using System.Globalization;

namespace ScheduleDsl.CompilerServices;

/// <summary>What generated schedules call when their settings do not fit together. Not for use by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ScheduleChecks
{
    /// <summary>The error for a check that does not hold.</summary>
    /// <param name="schedule">The schedule's name.</param>
    /// <param name="id">The finding as which an analyzer reports the same.</param>
    /// <param name="message">A composite format over the numbers.</param>
    /// <param name="numbers">The settings that do not fit.</param>
    public static InvalidOperationException Failed(string schedule, string id, string message, params ReadOnlySpan<double> numbers)
    {
        object[] texts = new object[numbers.Length];
        for (int i = 0; i < texts.Length; i++)
            texts[i] = numbers[i].ToString("R", CultureInfo.InvariantCulture);
        return new InvalidOperationException($"{schedule}: {string.Format(CultureInfo.InvariantCulture, message, texts)} ({id})");
    }

    /// <summary>A length as a number of updates: rounded up, but for the rounding errors of the sums that it comes from.</summary>
    public static long WholeUpdates(double length)
    {
        double nearest = Math.Round(length);
        return (long)(Math.Abs(length - nearest) <= 1e-9 * Math.Max(1, length) ? nearest : Math.Ceiling(length));
    }

    /// <summary>The error for reading past the end of a schedule that is declared to throw there.</summary>
    public static ArgumentOutOfRangeException PastEnd(string schedule, double step, double length) => new(
        nameof(step), step, string.Create(CultureInfo.InvariantCulture, $"{schedule} ends after {length} updates, so update {step} (counted from 0) has no value."));

    /// <summary>The error for updates whose numbers a double does not hold.</summary>
    public static ArgumentOutOfRangeException PastCounting(string schedule, long first, int count) => new(
        nameof(first), first, string.Create(CultureInfo.InvariantCulture, $"{schedule} has no {count} values from update {first} on: updates are counted up to 2^53."));

    /// <summary>The error for a negative step, or for none at all (NaN).</summary>
    public static ArgumentOutOfRangeException NegativeStep(string schedule, double step) => new(
        nameof(step), step, string.Create(CultureInfo.InvariantCulture, $"{schedule} has no value for update {step}: updates are counted from 0."));
}
