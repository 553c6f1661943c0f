using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Cli.Curves;

/// <summary>Changes settings of a schedule that are given as text.</summary>
internal static class SettingTexts
{
    /// <param name="schedule">With its defaults.</param>
    /// <param name="fullName">Its name, for messages.</param>
    /// <exception cref="UserError">A setting is unknown, or its text has no value of its kind.</exception>
    /// <exception cref="ArgumentException">A value is not allowed.</exception>
    public static Schedule Apply(Schedule schedule, string fullName, IEnumerable<SettingText> settings)
    {
        foreach ((string name, string text) in settings)
        {
            if (Named(schedule.TableNames, name) is { } table)
                schedule = schedule.WithTable(table, Table(name, text));
            else if (Named(schedule.Properties.Select(p => p.Name), name) is { } property)
                schedule = With(schedule, property, text);
            else
                throw new UserError($"The schedule {fullName} has no setting {name}{Nearest.Hint(name, Names(schedule))}");
        }
        return schedule;
    }

    public static IEnumerable<string> Names(Schedule schedule) => schedule.Properties.Select(p => p.Name).Concat(schedule.TableNames);

    /// <summary>The same schedule with another number.</summary>
    public static Schedule With(Schedule schedule, string property, double value) => schedule.With(IndexOf(schedule, property), value);

    private static Schedule With(Schedule schedule, string property, string text)
    {
        int index = IndexOf(schedule, property);
        return schedule.With(index, Number(schedule.Properties[index], text));
    }

    // Digits apart as in C#: 100_000.
    private static double Number(HyperInfo property, string text)
    {
        if (double.TryParse(text.Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
            return number;
        if (property.Kind == HyperKind.Bool && bool.TryParse(text, out bool truth))
            return truth ? 1 : 0;
        int named = property.EnumNames?.ToList().FindIndex(n => n.Equals(text, StringComparison.OrdinalIgnoreCase)) ?? -1;
        if (named >= 0)
            return named;
        string wanted = property.EnumNames is { } names ? $"one of {string.Join(", ", names)}" : property.Kind == HyperKind.Bool ? "true or false" : "a number";
        throw new UserError($"The setting {property.Name} is '{text}': it must be {wanted}.");
    }

    private static StepTable Table(string name, string text)
    {
        try
        {
            return StepTable.Parse(text);
        }
        catch (FormatException e)
        {
            throw new UserError($"The setting {name} is '{text}': {e.Message}");
        }
    }

    private static string? Named(IEnumerable<string> names, string name) => names.FirstOrDefault(n => n.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static int IndexOf(Schedule schedule, string property)
    {
        int index = 0;
        while (schedule.Properties[index].Name != property)
            index++;
        return index;
    }
}
