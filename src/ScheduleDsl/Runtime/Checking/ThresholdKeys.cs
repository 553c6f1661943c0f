using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Guidelines;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl;

/// <summary>The keys of thresholds: those of the guidelines, and of the bounds that optimizers and schedules give themselves.</summary>
internal static class ThresholdKeys
{
    private const string OfOptimizers = "SDL251", OfSchedules = "SDL170";

    /// <summary>The key without what may stand before it.</summary>
    /// <exception cref="ArgumentException">There is no such threshold.</exception>
    public static string Checked(string key)
    {
        string name = key.StartsWith(Threshold.Prefix, StringComparison.OrdinalIgnoreCase) ? key[Threshold.Prefix.Length..] : key;
        string[] known = [.. Known(name)];
        return known.FirstOrDefault(k => k.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? throw new ArgumentException($"There is no threshold {key}{Nearest.Hint(name, known)}");
    }

    // Of the bounds only those that the key can be about: there are hundreds.
    private static IEnumerable<string> Known(string key)
    {
        string[] parts = key.Split('.');
        bool IsFor(string id, string owner) => parts.Length > 1 && parts[0].Equals(id, StringComparison.OrdinalIgnoreCase) && parts[1].Equals(owner, StringComparison.OrdinalIgnoreCase);
        string[] bounds =
        [
            .. Registry.Optimizers.Where(o => IsFor(OfOptimizers, RuleNames.Short(o.Name))).Select(o => o.CreateSettings().Rule)
                .SelectMany(rule => rule.Guidelines.SelectMany(g => Keys(OfOptimizers, rule.ShortName(), Limit(g.Hyper, g.Min, g.Above, g.Max, g.Below)))),
            .. Registry.Schedules.Where(s => IsFor(OfSchedules, s.Type.Name)).SelectMany(OfSchedule),
        ];
        return bounds.Length > 0 ? bounds : AllGuidelines.List.SelectMany(g => g.Thresholds.Select(t => $"{g.Id}.{t.Name}"));
    }

    private static IEnumerable<string> OfSchedule(ScheduleEntry entry)
    {
        IReadOnlyList<HyperInfo> settings = entry.Create().Properties;
        return entry.Type.GetCustomAttributes<GuidelineAttribute>(inherit: false)
            .Select(g => (Guideline: g, Setting: g.Hyper ?? settings.FirstOrDefault(s => s.Role == g.Role)?.Name)).Where(g => g.Setting is not null)
            .SelectMany(g => Keys(OfSchedules, entry.Type.Name, Limit(g.Setting!, g.Guideline.Min, g.Guideline.Above, g.Guideline.Max, g.Guideline.Below)));
    }

    private static LimitFacts Limit(string setting, double min, double above, double max, double below) => new(setting, min, above, max, below, Tier.Warning, "", "");

    private static IEnumerable<string> Keys(string id, string owner, LimitFacts limit) => limit.Bounds.Select(bound => $"{id}.{owner}.{limit.Hyper}.{bound}");
}
