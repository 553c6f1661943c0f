using System;
using System.Collections.Concurrent;
using System.ComponentModel;

namespace ScheduleDsl.Ilgpu.CompilerServices;

/// <summary>The rules whose kernels are in this process, by the rules' full names. Generated code enters them when an assembly is loaded.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DeviceRules
{
    private static readonly ConcurrentDictionary<string, DeviceRule> Known = new(StringComparer.Ordinal);

    /// <summary>Enters a rule; a later one of the same name and fingerprint takes nothing away.</summary>
    public static void Add(DeviceRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        Known.TryAdd(rule.Name, rule);
    }

    /// <summary>The kernels of a rule, or null.</summary>
    public static DeviceRule? Find(string name) => Known.TryGetValue(name, out DeviceRule? rule) ? rule : null;
}
