using System;
using System.Collections.Generic;

namespace ScheduleDsl;

/// <summary>
/// Whether a run that loads would have taken the saved steps with the same hyperparameters. A fork may differ from the saved
/// step on; before it, the state would belong to another run.
/// </summary>
internal static class HyperComparison
{
    /// <summary>Steps that are compared one by one: about a second's work.</summary>
    private const long MostSteps = 1L << 24;

    /// <summary>The difference before the saved step, or null where there is none.</summary>
    public static string? Difference(SavedGroup saved, RunGroup now, int hyper, string name, bool isRate, long steps)
    {
        HyperDriver driver = now.Hypers.Drivers[hyper];
        if (!saved.Hypers.TryGetValue(name, out SavedDriver? before))
            return $"it has no {name}";
        double multiplier = isRate ? saved.RateMultiplier : 1;
        if (driver.Schedule is { } schedule && schedule.Fingerprint == before.Fingerprint && (!isRate || multiplier.Equals(now.Hypers.RateMultiplier)))
            return null;

        HyperDriver old;
        if (before.Number is { } number)
            old = new HyperDriver(number, null);
        else if (Rebuild(before) is { } rebuilt)
            old = new HyperDriver(0, rebuilt);
        else
            return $"{name} followed {before.Fingerprint ?? "nothing"}, which cannot be made again to compare it with {driver}";
        if (steps > MostSteps && (old.Schedule ?? driver.Schedule) is not null)
            return $"{name} followed {old}, this run has {driver}, and {steps} steps are too many to compare";

        // Two numbers are as they are at every step.
        long last = (old.Schedule ?? driver.Schedule) is null ? Math.Min(steps, 1) : steps;
        for (long step = 0; step < last; step++)
        {
            double was = TryAt(old, step) * multiplier;
            double willBe = TryAt(driver, step) * (isRate ? now.Hypers.RateMultiplier : 1);
            if (!was.Equals(willBe))
            {
                return $"{name} first differs at step {step} of the {steps} saved: it was {RangeText.Number(was)}, this run has "
                    + $"{RangeText.Number(willBe)}, a jump of {RangeText.Number(willBe - was)}";
            }
        }

        return null;
    }

    private static Schedule? Rebuild(SavedDriver driver)
    {
        if (driver.Schedule is null)
            return null;
        try
        {
            Schedule schedule = Registry.CreateSchedule(driver.Schedule, driver.Settings);
            return schedule.Fingerprint == driver.Fingerprint ? schedule : null;
        }
        catch (Exception e) when (e is KeyNotFoundException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    // Past the end of a schedule that throws there is no value, and so a difference from any.
    private static double TryAt(HyperDriver driver, long step)
    {
        try
        {
            return driver.At(step);
        }
        catch (ArgumentOutOfRangeException)
        {
            return double.NaN;
        }
    }
}
