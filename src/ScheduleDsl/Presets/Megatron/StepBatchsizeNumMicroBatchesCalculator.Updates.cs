using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ScheduleDsl.Megatron;

public sealed partial class StepBatchsizeNumMicroBatchesCalculator
{
    /// <summary>
    /// The same batch sizes by update, counted from 0, as a pure function of the step: each threshold becomes the first update that begins with that many samples consumed.
    /// </summary>
    /// <exception cref="InvalidOperationException">The table is not one of batch sizes: see the message.</exception>
    public StepBatchsizeNumMicroBatchesCalculator InUpdates()
    {
        (double Samples, double Size)[] entries = [.. Schedule.Entries.Select(e => (Math.Floor(e.Time / SeqLength), e.Value))];
        Check(entries);
        List<(double, double)> updates = [];
        (double update, double consumed) = (0, 0);
        for (int i = 0; i < entries.Length; i++)
        {
            updates.Add((update, entries[i].Size));
            if (i + 1 == entries.Length)
                break;
            // None where the batch before has jumped over the whole stretch.
            double count = Math.Max(0, Math.Ceiling((entries[i + 1].Samples - consumed) / entries[i].Size));
            update += count;
            consumed += count * entries[i].Size;
        }
        return new() { Schedule = StepTable.Of([.. updates]), MicroBatchSize = MicroBatchSize, DataParallelSize = DataParallelSize };
    }

    /// <summary>Reads <c>"0:768 250B:1536"</c>: thresholds with batch sizes, apart by spaces or commas, in any order; K, M, B and T stand for thousands to trillions.</summary>
    /// <exception cref="FormatException">The text is not of that form.</exception>
    public static StepTable ParseSchedule(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return StepTable.Of([.. text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(Entry).OrderBy(e => e.Time)]);
    }

    private static (double Time, double Value) Entry(string text)
    {
        string[] parts = text.Split(':');
        return parts.Length == 2 && Number(parts[0]) is { } threshold && Number(parts[1]) is { } size
            ? (threshold, size)
            : throw new FormatException($"'{text}' is no entry of a batch-size schedule: write threshold:size, such as 250B:1536.");
    }

    private static double? Number(string text)
    {
        int suffix = text.Length == 0 ? -1 : "KMBT".IndexOf(char.ToUpperInvariant(text[^1]), StringComparison.Ordinal);
        return double.TryParse(suffix < 0 ? text : text[..^1], NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? Math.Truncate(number * Math.Pow(1000, suffix + 1))
            : null;
    }

    private static void Check((double Samples, double Size)[] entries)
    {
        if (entries.Length == 0 || entries[0].Samples != 0)
            throw new InvalidOperationException($"A batch-size schedule begins with a threshold of 0 samples, this one {(entries.Length == 0 ? "is empty" : $"with {Curve.Text(entries[0].Samples)}")}.");
        for (int i = 0; i < entries.Length; i++)
        {
            if (entries[i].Size < 1 || entries[i].Size != Math.Floor(entries[i].Size))
                throw new InvalidOperationException($"Entry {i + 1} of the batch-size schedule has the size {Curve.Text(entries[i].Size)}: a batch is a whole number of samples, at least 1.");
            if (i > 0 && entries[i].Samples <= entries[i - 1].Samples)
                throw new InvalidOperationException($"Entry {i + 1} of the batch-size schedule is at {Curve.Text(entries[i].Samples)} samples, after {Curve.Text(entries[i - 1].Samples)}: thresholds must rise.");
        }
    }
}
