using System;
using System.Collections.Concurrent;
using System.ComponentModel;

namespace ScheduleDsl.Ilgpu.CompilerServices;

/// <summary>The rules whose kernels are in this process, by the rules' full names. Generated code enters them when an assembly is loaded.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DeviceRules
{
    private static readonly ConcurrentDictionary<string, (DeviceRule Rule, string Place)> Known = new(StringComparer.Ordinal);

    /// <summary>Enters a rule; a later one of the same name and fingerprint takes nothing away.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="place">File and line of its update, for messages; empty where it was compiled elsewhere.</param>
    public static void Add(DeviceRule rule, string place = "")
    {
        ArgumentNullException.ThrowIfNull(rule);
        Known.TryAdd(rule.Name, (rule, place));
    }

    /// <summary>The kernels of a rule, or null.</summary>
    public static DeviceRule? Find(string name) => Known.TryGetValue(name, out (DeviceRule Rule, string Place) known) ? known.Rule : null;

    /// <summary>A rule as messages name it, with the place of its update where that is known: <c>Acme.Lion (Lion.cs, line 25)</c>.</summary>
    internal static string Title(string name) => Known.TryGetValue(name, out (DeviceRule Rule, string Place) known) && known.Place.Length > 0 ? $"{name} ({known.Place})" : name;
}
