using System;
using System.Collections.Generic;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>The declared bounds, held against numbers and schedules that are known only at run time.</summary>
internal static class SettingsCheck
{
    private const int Samples = 1024;

    public static List<string> Run(CompiledRule rule, Func<int, Slot> slotOf)
    {
        List<string> problems = [];
        for (int i = 0; i < rule.Hypers.Count; i++)
        {
            try
            {
                if (Problem(rule, rule.Hypers[i], slotOf(i)) is { } problem)
                    problems.Add(problem);
            }
            catch (Exception e) when (e is ArgumentException or KeyNotFoundException)
            {
                problems.Add($"{rule.ShortName()}.{rule.Hypers[i].Name}: {e.Message}");
            }
        }

        return problems;
    }

    private static string? Problem(CompiledRule rule, HyperInfo hyper, Slot slot)
    {
        if (slot.Value is { } number)
            return hyper.Problem(rule.ShortName(), number);

        Schedule schedule = slot.Resolve()!;
        long last = Math.Max(0, (schedule.Length ?? Samples) - 1);
        long count = Math.Min(last + 1, Samples);
        for (long i = 0; i < count; i++)
        {
            // In two parts, so that a schedule of 2^60 steps does not overflow.
            long step = count == 1 ? 0 : last / (count - 1) * i + last % (count - 1) * i / (count - 1);
            if (AtStep(rule.ShortName(), hyper, schedule.At(step), step, schedule) is { } problem)
                return problem;
        }

        return null;
    }

    /// <summary>Why a value that came from a schedule is not allowed, or null where it is.</summary>
    public static string? AtStep(string owner, HyperInfo hyper, double value, long step, Schedule? schedule)
    {
        if (hyper.Problem(owner, value) is not { } problem)
            return null;
        return schedule is null ? $"At step {step} {problem}" : $"At step {step} {problem} (from {schedule.Fingerprint})";
    }
}
