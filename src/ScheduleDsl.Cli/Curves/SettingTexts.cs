using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Cli.Curves;

/// <summary>Changes settings of a schedule that are given as text.</summary>
internal static class SettingTexts
{
    /// <param name="schedule">With its defaults.</param>
    /// <param name="fullName">Its name, for messages.</param>
    /// <exception cref="KeyNotFoundException">A setting is unknown.</exception>
    /// <exception cref="ArgumentException">A text has no value of the setting's kind, or one that is not allowed.</exception>
    public static Schedule Apply(Schedule schedule, string fullName, IEnumerable<SettingText> settings) =>
        settings.Aggregate(schedule, (changed, setting) => changed.With(fullName, setting.Name, Value(setting.Value)));

    public static IEnumerable<string> Names(Schedule schedule) => schedule.Properties.Select(p => p.Name).Concat(schedule.TableNames);

    /// <summary>The same schedule with another number.</summary>
    public static Schedule With(Schedule schedule, string property, double value) => schedule.With(schedule.GetType().Name, property, value);

    // Digits may be apart, as in C#: 100_000. Names of members keep what is in them.
    private static SettingValue Value(string text) => text.Length > 0 && char.IsAsciiDigit(text[0]) ? text.Replace("_", "", StringComparison.Ordinal) : text;
}
