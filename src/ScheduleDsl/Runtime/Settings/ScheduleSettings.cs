using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>A schedule's settings by name: numbers, switches, members of enums and tables alike.</summary>
internal static class ScheduleSettings
{
    /// <summary>The same schedule with one setting changed.</summary>
    /// <param name="schedule">What is changed.</param>
    /// <param name="scheduleName">What messages call it.</param>
    /// <param name="key">The setting's name in any case.</param>
    /// <param name="value">What it becomes.</param>
    /// <exception cref="KeyNotFoundException">There is no such setting.</exception>
    /// <exception cref="ArgumentException">The value is of the wrong kind, or outside the declared range.</exception>
    public static Schedule With(this Schedule schedule, string scheduleName, string key, SettingValue value)
    {
        for (int i = 0; i < schedule.Properties.Count; i++)
        {
            HyperInfo setting = schedule.Properties[i];
            if (IsNamed(setting.Name, key))
                return schedule.With(i, value.Number ?? Number(setting, value.Text!) ?? throw Wrong(scheduleName, setting.Name, Demand(setting), value));
        }
        if (schedule.TableNames.FirstOrDefault(name => IsNamed(name, key)) is { } table)
            return schedule.WithTable(table, Table(scheduleName, table, value));
        throw new KeyNotFoundException($"The schedule {scheduleName} has no setting {key}{Nearest.Hint(key, schedule.Properties.Select(p => p.Name).Concat(schedule.TableNames))}");
    }

    /// <summary>Every setting with its value, as <see cref="With"/> takes it.</summary>
    public static IEnumerable<KeyValuePair<string, SettingValue>> All(this Schedule schedule)
    {
        for (int i = 0; i < schedule.Properties.Count; i++)
            yield return new(schedule.Properties[i].Name, Read(schedule.Properties[i], schedule.Get(i)));
        foreach (string table in schedule.TableNames)
            yield return new(table, schedule.Table(table));
    }

    private static SettingValue Read(HyperInfo setting, double value) => setting.Kind switch
    {
        HyperKind.Bool => value != 0,
        HyperKind.Enum when setting.EnumNames is { } names && value >= 0 && value < names.Count && names[(int)value].Length > 0 => names[(int)value],
        _ => value,
    };

    // Libraries write exp_range where a member is ExpRange.
    private static bool IsNamed(string name, string key) => name.Equals(key.Replace("_", "").Replace("-", ""), StringComparison.OrdinalIgnoreCase);

    private static double? Number(HyperInfo setting, string text)
    {
        switch (setting.Kind)
        {
            case HyperKind.Bool:
                return bool.TryParse(text, out bool flag) ? flag ? 1 : 0 : null;
            case HyperKind.Enum:
                for (int i = 0; i < setting.EnumNames!.Count; i++)
                {
                    if (setting.EnumNames[i].Length > 0 && IsNamed(setting.EnumNames[i], text))
                        return i;
                }
                return null;
            default:
                return null;
        }
    }

    private static string Demand(HyperInfo setting) => setting.Kind switch
    {
        HyperKind.Bool => "false or true",
        HyperKind.Enum => "one of " + string.Join(", ", setting.EnumNames!.Where(name => name.Length > 0)),
        _ => "a number",
    };

    private static StepTable Table(string scheduleName, string name, SettingValue value)
    {
        try
        {
            return value.Number is { } time ? StepTable.Of(time) : StepTable.Parse(value.Text!);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new ArgumentException($"In {scheduleName}, {name} cannot be read: {e.Message}", e);
        }
    }

    private static ArgumentException Wrong(string scheduleName, string setting, string demand, SettingValue value) =>
        new($"In {scheduleName}, {setting} must be {demand}: it is '{value}'");
}
