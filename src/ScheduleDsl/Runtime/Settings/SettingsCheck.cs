using System;
using System.Collections.Generic;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl;

/// <summary>The declared bounds, held against numbers and schedules that are known only at run time.</summary>
internal static class SettingsCheck
{
    public static List<SettingProblem> Run(CompiledRule rule, Func<int, Slot> slotOf)
    {
        List<SettingProblem> problems = [];
        for (int i = 0; i < rule.Hypers.Count; i++)
        {
            HyperInfo hyper = rule.Hypers[i];
            Slot? slot = null;
            try
            {
                slot = slotOf(i);
                if (Problem(rule, hyper, slot) is { } problem)
                    Add(problem);
            }
            catch (Exception e) when (e is ArgumentException or KeyNotFoundException)
            {
                Add($"{rule.ShortName()}.{hyper.Name}: {e.Message}");
            }

            void Add(string text) => problems.Add(new SettingProblem(hyper, slot?.Value, text, $"{rule.ShortName()}.{hyper.Name}"));
        }

        return problems;
    }

    private static string? Problem(CompiledRule rule, HyperInfo hyper, Slot slot)
    {
        if (slot.Value is { } number)
            return hyper.Problem(rule.ShortName(), number);

        Schedule schedule = slot.Resolve()!;
        foreach (long step in SampledSteps.Of(schedule.Length))
        {
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

/// <summary>What is wrong with one setting.</summary>
/// <param name="Hyper">Its declaration.</param>
/// <param name="Number">Its number; null where a schedule drives it, or what does cannot be read.</param>
/// <param name="Text">The problem, in words.</param>
/// <param name="Subject">The rule and the setting.</param>
internal sealed record SettingProblem(HyperInfo Hyper, double? Number, string Text, string Subject)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}
