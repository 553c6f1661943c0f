using System;
using System.Globalization;
using System.Linq;
using ScheduleDsl;

namespace TrainDigits.Comparison;

/// <summary>Brings a declared schedule to the length and the peak of a run.</summary>
internal static class ScheduleFitting
{
    /// <summary>Share of the run that a schedule warms up for, if it was declared with a warmup at all.</summary>
    public const double WarmupShare = 0.05;

    /// <summary>
    /// Sets <c>Steps</c> and <c>Peak</c>. A <c>WarmupSteps</c> that is not 0 becomes 5 % of the run: left as declared, it would
    /// outlast the small budgets. Every other number stays as declared.
    /// </summary>
    /// <exception cref="UserError">The schedule has no peak to set, or a length that is not the run's.</exception>
    public static Schedule Fit(ScheduleEntry entry, double peak, long updates)
    {
        Schedule schedule = entry.Create();
        string name = entry.Type.Name;
        if (IndexOf(schedule, "Peak") is not { } peakIndex)
            throw new UserError($"{name} has no Peak, so it cannot be compared with others at equal peaks");
        schedule = schedule.With(peakIndex, peak);
        if (IndexOf(schedule, "WarmupSteps") is { } warmup && schedule.Get(warmup) > 0)
            schedule = schedule.With(warmup, Math.Round(WarmupShare * updates, MidpointRounding.AwayFromZero));
        if (IndexOf(schedule, "Steps") is { } steps)
            schedule = schedule.With(steps, updates);

        if (schedule.Length is { } length && length != updates)
            throw new UserError($"{name} is {length} updates long and has no Steps to set, so it cannot be fitted to a run of {updates}");
        return schedule;
    }

    /// <summary>The numbers that do not change with the peak, for people.</summary>
    public static string Describe(Schedule schedule) => string.Join(", ", schedule.Properties.Index()
        .Where(p => p.Item.Name is not ("Peak" or "Steps"))
        .Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Item.Name} {schedule.Get(p.Index)}")));

    private static int? IndexOf(Schedule schedule, string property) =>
        schedule.Properties.Index().Where(p => p.Item.Name == property).Select(p => (int?)p.Index).FirstOrDefault();
}
