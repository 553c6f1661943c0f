using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ScheduleDsl;

namespace Examples;

/// <summary>Brings a declared schedule to the length and the peak of a run.</summary>
internal static class ScheduleFitting
{
    /// <summary>Share of the run that a schedule warms up for, if it was declared with a warmup at all.</summary>
    public const double WarmupShare = 0.05;

    /// <summary>
    /// Sets length and peak, under whichever of <see cref="RunNumbers"/> the schedule has. A warmup that is not 0 becomes 5 % of the
    /// run: left as declared, it would outlast the small budgets. Every other number stays as declared.
    /// </summary>
    /// <exception cref="UserError">The schedule has no peak to set, or a length that is not the run's.</exception>
    public static Schedule Fit(ScheduleEntry entry, double peak, long updates)
    {
        Schedule schedule = entry.Create();
        string name = entry.Type.Name;
        if (RunNumbers.Find(schedule, RunNumbers.Peak) is null)
            throw new UserError($"{name} has no {Any(RunNumbers.Peak)} to set, so it cannot be compared with others at equal peaks");
        schedule = RunNumbers.Set(schedule, RunNumbers.Peak, peak);
        if (RunNumbers.Find(schedule, RunNumbers.Warmup) is { } warmup && schedule.Get(warmup) > 0)
            schedule = schedule.With(warmup, Math.Round(WarmupShare * updates, MidpointRounding.AwayFromZero));
        schedule = RunNumbers.Set(schedule, RunNumbers.Length, updates);

        if (schedule.Length is { } length && length != updates)
            throw new UserError($"{name} is {length} updates long and has no {Any(RunNumbers.Length)} to set, so it cannot be fitted to a run of {updates}");
        return schedule;
    }

    /// <summary>The numbers that do not change with peak and length, for people.</summary>
    public static string Describe(Schedule schedule)
    {
        int?[] changing = [RunNumbers.Find(schedule, RunNumbers.Peak), RunNumbers.Find(schedule, RunNumbers.Length)];
        return string.Join(", ", schedule.Properties.Index()
            .Where(p => !changing.Contains(p.Index))
            .Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Item.Name} {schedule.Get(p.Index)}")));
    }

    private static string Any(IEnumerable<string> names) => string.Join(" or ", names);
}
