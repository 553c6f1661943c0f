using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ScheduleDsl.Cli.Curves;
using ScheduleDsl.Cli.Types;
using ScheduleDsl.Compiler.Analysis;

namespace ScheduleDsl.Cli.Documentation;

/// <summary>
/// The numbers at which a schedule is drawn: those of <c>new Name { Setting = number }</c> in its own example, then, where something
/// is still missing, what <see cref="ExampleSettings"/> finds.
/// </summary>
internal static partial class ExampleOf
{
    private static readonly StepTable Times = StepTable.Of([.. new[] { 0.3, 0.6, 0.9 }.Select(share => share * ExampleSettings.Length)]);

    /// <returns>Null where no numbers are found at which it can be read.</returns>
    public static Schedule? Of(DslType type)
    {
        Schedule defaults = Registry.FindSchedule(type.FullName).Create();
        SettingText[] written = [.. Written(type, defaults)];
        Schedule? example = Try(type, defaults, written) ?? Try(type, defaults, []);
        return example is null ? null : Filled(example);
    }

    // A table without entries is a setting that the example leaves open.
    private static Schedule Filled(Schedule example)
    {
        Schedule filled = example.TableNames.Where(t => example.Table(t).Count == 0).Aggregate(example, (s, t) => s.WithTable(t, Times));
        return filled.IsReadable() ? filled : example;
    }

    private static Schedule? Try(DslType type, Schedule defaults, SettingText[] settings)
    {
        try
        {
            Schedule schedule = SettingTexts.Apply(defaults, type.FullName, settings);
            if (schedule.IsReadable())
                return schedule;
            Dictionary<string, double> given = schedule.Numbers().Where(n => settings.Any(s => s.Name == n.Key)).ToDictionary();
            if (ExampleSettings.For(type.Unit<Compiler.IR.Schedule>(), given) is not { } example)
                return null;
            schedule = example.Aggregate(schedule, (s, e) => SettingTexts.With(s, e.Key, e.Value));
            return schedule.IsReadable() ? schedule : null;
        }
        catch (Exception e) when (e is KeyNotFoundException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static IEnumerable<SettingText> Written(DslType type, Schedule schedule)
    {
        if (XmlDocumentation.Of(type.Type)?.Element("example") is not { } example)
            yield break;
        Match initializer = Regex.Match(example.Value, $@"\bnew\s+(?:\w+\.)*{Regex.Escape(type.ShortName)}\s*(?:\(\s*\))?\s*\{{([^}}]*)\}}");
        foreach (Match setting in Assignment().Matches(initializer.Groups[1].Value))
        {
            string name = setting.Groups[1].Value;
            if (!SettingTexts.Names(schedule).Contains(name))
                continue;
            string value = setting.Groups[2].Value;
            yield return new SettingText(name, schedule.TableNames.Contains(name) ? Entries(value) : value.TrimEnd('f', 'd', 'L'));
        }
    }

    // StepTable.Of(30, 60), StepTable.Of((30, 0.1), (60, 0.01)), StepTable.Parse("30, 60:0.1") as the text that Parse reads.
    private static string Entries(string call)
    {
        string inside = call[(call.IndexOf('(', StringComparison.Ordinal) + 1)..].TrimEnd(')', ' ').Trim('"').Replace("_", "", StringComparison.Ordinal);
        return inside.StartsWith('(')
            ? string.Join(", ", inside.Split('(', StringSplitOptions.RemoveEmptyEntries).Select(e => e.Split(')')[0].Replace(",", ":", StringComparison.Ordinal)))
            : inside;
    }

    // A value ends at a comma outside of parentheses.
    [GeneratedRegex(@"(\w+)\s*=\s*((?:[^,()]|\((?:[^()]|\([^()]*\))*\))+)")]
    private static partial Regex Assignment();
}
