using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ScheduleDsl;

/// <summary>
/// Any number of settings that take effect at given times: the milestones of a step schedule, the entries of a batch-size table, the
/// ends of training cycles. The one kind of setting that is not a single number.
/// </summary>
/// <remarks>Times are in updates (or in whatever the schedule reads the table at, such as samples), never falling; one time may occur several times.</remarks>
public sealed class StepTable : IEquatable<StepTable>
{
    private readonly double[] times;
    private readonly double[] values;

    private StepTable(double[] times, double[] values)
    {
        for (int i = 0; i < times.Length; i++)
        {
            if (!double.IsFinite(times[i]) || !double.IsFinite(values[i]))
                throw new ArgumentException($"Entry {i + 1} of the table is {Text(times[i])}:{Text(values[i])}: both numbers must be finite.");
            if (i > 0 && times[i] < times[i - 1])
                throw new ArgumentException($"Entry {i + 1} of the table is at {Text(times[i])}, after {Text(times[i - 1])}: times must not fall.");
        }
        this.times = times;
        this.values = values;
    }

    /// <summary>A table without entries.</summary>
    public static StepTable Empty { get; } = new([], []);

    /// <summary>Times alone, each with the value 1.</summary>
    /// <exception cref="ArgumentException">A time is not finite, or before its predecessor.</exception>
    public static StepTable Of(params double[] times)
    {
        ArgumentNullException.ThrowIfNull(times);
        return new StepTable([.. times], [.. times.Select(_ => 1.0)]);
    }

    /// <summary>Times and values.</summary>
    /// <exception cref="ArgumentException">A number is not finite, or a time before its predecessor.</exception>
    public static StepTable Of(params (double Time, double Value)[] entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return new StepTable([.. entries.Select(e => e.Time)], [.. entries.Select(e => e.Value)]);
    }

    /// <summary>Reads <c>"30, 60:0.1"</c>: times, each with a value behind a colon or else the value 1.</summary>
    /// <exception cref="FormatException">The text is not of that form.</exception>
    public static StepTable Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<(double, double)> entries = [];
        foreach (string entry in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = entry.Split(':', StringSplitOptions.TrimEntries);
            if (parts.Length > 2 || !Number(parts[0], out double time) || !Number(parts.Length == 2 ? parts[1] : "1", out double value))
                throw new FormatException($"'{entry}' is no entry of a table: write time or time:value, entries apart by commas.");
            entries.Add((time, value));
        }
        return Of([.. entries]);
    }

    /// <summary>Number of entries.</summary>
    public int Count => times.Length;

    /// <summary>The entries in order.</summary>
    public IEnumerable<(double Time, double Value)> Entries => times.Zip(values);

    /// <summary>How many entries lie at or before <paramref name="time"/>.</summary>
    public double CountUpTo(double time)
    {
        int count = 0;
        while (count < times.Length && times[count] <= time)
            count++;
        return count;
    }

    /// <summary>The value of the last entry at or before <paramref name="time"/>; <paramref name="before"/> where there is none.</summary>
    public double ValueAt(double time, double before)
    {
        int count = (int)CountUpTo(time);
        return count == 0 ? before : values[count - 1];
    }

    /// <summary>The product of the values at or before <paramref name="time"/>, in their order; 1 where there is none.</summary>
    public double ProductUpTo(double time)
    {
        double product = 1;
        for (int i = 0; i < times.Length && times[i] <= time; i++)
            product *= values[i];
        return product;
    }

    /// <summary>The last time at or before <paramref name="time"/>; <paramref name="before"/> where there is none.</summary>
    public double TimeAt(double time, double before)
    {
        int count = (int)CountUpTo(time);
        return count == 0 ? before : times[count - 1];
    }

    /// <summary>The first time after <paramref name="time"/>; <paramref name="after"/> where there is none.</summary>
    public double TimeAfter(double time, double after)
    {
        int count = (int)CountUpTo(time);
        return count == times.Length ? after : times[count];
    }

    /// <inheritdoc/>
    public bool Equals(StepTable? other) =>
        other is not null && times.AsSpan().SequenceEqual(other.times) && values.AsSpan().SequenceEqual(other.values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as StepTable);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(times.Length, times.LastOrDefault(), values.LastOrDefault());

    /// <summary>The entries as <see cref="Parse"/> reads them, round-tripping.</summary>
    public override string ToString() => string.Join(", ", Entries.Select(e => e.Value == 1 ? Text(e.Time) : $"{Text(e.Time)}:{Text(e.Value)}"));

    private static bool Number(string text, out double number) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
