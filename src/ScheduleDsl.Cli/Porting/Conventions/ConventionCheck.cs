using System;
using System.Globalization;
using System.Text.RegularExpressions;
using ScheduleDsl.Cli.Porting.Model;

namespace ScheduleDsl.Cli.Porting.Conventions;

/// <summary>Holds a ported schedule, which has the original's convention, against this library's own schedule of the same meaning.</summary>
internal static partial class ConventionCheck
{
    // Both sides compute the same formula in another order; what differs by less is rounding, not convention.
    private const double Rounding = 1e-9;

    // A rate of 1e-18 moves nothing: cosines end there rather than at 0.
    private const double Nothing = 1e-18;

    // Where nobody says how long the run is.
    private const long Unknown = 1000;

    // Longer runs are read up to here.
    private const long MostSteps = 2_000_000;

    /// <summary>One sentence: the first step at which the two differ and both values, or that they agree.</summary>
    /// <param name="schedule">As ported.</param>
    /// <param name="steps">How often it is stepped in the run; null where that is not known.</param>
    public static string Run(ScheduleNode schedule, double? steps)
    {
        if (schedule is EpochNode epochs)
            schedule = epochs.Epochs;
        double? known = steps ?? schedule.Length;
        long run = (long)Math.Min(MostSteps, Math.Ceiling(known ?? Unknown));
        if (Counterparts.Of(schedule, run) is not { } counterpart)
            return $"{schedule.Title}: this library has no schedule of its own of the same meaning to compare it with.";
        string name = LongTable().Replace(counterpart.Write()["new ".Length..], "$1..., $2");
        Schedule original = schedule.Build(), own = counterpart.Build();
        if (FirstDifference(original, own, 0, run) is { } step)
            return $"{schedule.Title} and this library's own {name} first differ at step {step}: {Both(original, own, step)}.";
        string agree = $"{schedule.Title} and this library's own {name} agree over {(known is null ? "the first" : "the whole run of")} {run} steps";
        return FirstDifference(original, own, run, Math.Min(MostSteps, 2 * run + 2)) is { } later
            ? $"{agree}; beyond it, at step {later}, they part: {Both(original, own, later)}."
            : $"{agree}.";
    }

    // A table of more than six entries: the first three and the last.
    [GeneratedRegex(@"(Of\((?:[^,)]+, ){3})(?:[^,)]+, ){3,}([^,)]+\))")]
    private static partial Regex LongTable();

    private static long? FirstDifference(Schedule original, Schedule own, long from, long to)
    {
        for (long step = from; step < to; step++)
        {
            double? there = Value(original, step), here = Value(own, step);
            if (there is null && here is null)
                return null;
            if (there is not { } x || here is not { } y || !(Math.Abs(x - y) <= Rounding * Math.Max(Math.Abs(x), Math.Abs(y)) + Nothing))
                return step;
        }
        return null;
    }

    // Null where reading is an error: beyond the end of some, or where settings do not fit together.
    private static double? Value(Schedule schedule, long step)
    {
        try
        {
            return schedule.At(step);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string Both(Schedule original, Schedule own, long step) => $"{Text(Value(original, step))} there, {Text(Value(own, step))} here";

    private static string Text(double? value) => value?.ToString("G6", CultureInfo.InvariantCulture).ToLowerInvariant() ?? "an error";
}
