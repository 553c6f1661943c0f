using System;
using System.Collections.Generic;

namespace ScheduleDsl;

/// <summary>
/// Whether a run that loads would have taken the saved steps with the same hyperparameters. A fork may differ from the saved
/// step on; before it, the state would belong to another run.
/// </summary>
internal static class HyperComparison
{
    private const int Block = 256;

    /// <summary>The difference before the saved step, or null where there is none.</summary>
    public static string? Difference(SavedGroup saved, RunGroup now, int hyper, string name, bool isRate, long steps)
    {
        if (!saved.Hypers.TryGetValue(name, out SavedDriver? before))
            return $"it has no {name}";
        (double was, double willBe) = isRate ? (saved.RateMultiplier, now.Hypers.RateMultiplier) : (1, 1);
        return Difference(before, was, now.Hypers.Drivers[hyper], willBe, name, steps);
    }

    /// <summary>The same for what drives one quantity, each side with its multiplier.</summary>
    public static string? Difference(SavedDriver before, double was, HyperDriver driver, double willBe, string name, long steps)
    {
        // Before the first step nothing has been taken that could differ.
        if (steps == 0)
            return null;
        bool sameText = driver.Schedule is { } schedule && schedule.Fingerprint == before.Fingerprint && was.Equals(willBe);
        // Generated fingerprints hold the formula; a composed schedule's describes it.
        if (sameText && (before.Record is null || Registry.Knows(driver.Schedule!.GetType())))
            return null;
        if (steps > SavedValues.MostSteps && (before.Number is null || driver.Schedule is not null))
            return $"{name} followed {before}, this run has {driver}, and {steps} steps are too many to compare: at most 2^26 = {SavedValues.MostSteps}";
        if (before.Number is { } number)
            return Difference(new HyperDriver(number, null), was, driver, willBe, name, steps);
        if (Rebuild(before) is { } rebuilt)
            return Difference(new HyperDriver(0, rebuilt), was, driver, willBe, name, steps);
        if (before.Record is { } record)
            return RecordComparison.Difference(record, was, driver, willBe, steps) is { } difference ? $"{name} followed {before}: {difference}" : null;
        return $"{name} followed {before}, which cannot be made again to compare it with {driver}";
    }

    private static string? Difference(HyperDriver old, double was, HyperDriver driver, double willBe, string name, long steps)
    {
        // Two numbers are as they are at every step.
        long last = (old.Schedule ?? driver.Schedule) is null ? Math.Min(steps, 1) : steps;
        Span<double> oldValues = stackalloc double[Block];
        Span<double> newValues = stackalloc double[Block];
        for (long first = 0; first < last; first += Block)
        {
            int count = (int)Math.Min(Block, last - first);
            DriverValues.Fill(old, first, oldValues[..count]);
            DriverValues.Fill(driver, first, newValues[..count]);
            for (int i = 0; i < count; i++)
            {
                (double before, double now) = (oldValues[i] * was, newValues[i] * willBe);
                if (!before.Equals(now))
                    return $"{name} first differs at step {first + i} of the {steps} saved: {Jump("it", before, now)}";
            }
        }

        return null;
    }

    /// <summary>What a value was, is, and the difference.</summary>
    public static string Jump(string what, double was, double willBe) =>
        $"{what} was {RangeText.Number(was)}, this run has {RangeText.Number(willBe)}, a jump of {RangeText.Number(willBe - was)}";

    private static Schedule? Rebuild(SavedDriver driver)
    {
        if (driver.Schedule is null)
            return null;
        try
        {
            Schedule schedule = Registry.CreateSchedule(driver.Schedule, driver.Settings);
            foreach ((string name, string table) in driver.Tables ?? new Dictionary<string, string>())
                schedule = schedule.WithTable(name, StepTable.Parse(table));
            return schedule.Fingerprint == driver.Fingerprint ? schedule : null;
        }
        catch (Exception e) when (e is KeyNotFoundException or ArgumentException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }
}
