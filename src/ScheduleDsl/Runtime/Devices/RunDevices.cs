using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace ScheduleDsl;

/// <summary>
/// Devices by name, for tools: <c>ilgpu-cuda</c> is the kind <c>cuda</c> of what has been entered as <c>ilgpu</c>. A package enters itself when its assembly is loaded, so a tool that is not
/// built with it is handed the assembly.
/// </summary>
internal static class RunDevices
{
    private static readonly ConcurrentDictionary<string, Func<string?, RunDevice>> Known = new(StringComparer.Ordinal);

    /// <summary>Enters what opens devices.</summary>
    /// <param name="family">The name before the dash.</param>
    /// <param name="open">Opens a device of a kind; of the best where it is null. For tools: it takes any device that may work.</param>
    public static void Add(string family, Func<string?, RunDevice> open) => Known[family] = open;

    /// <summary>Opens a device. Whoever opens it disposes of it, where it is disposable.</summary>
    /// <param name="name">Such as <c>ilgpu-cuda</c>, or <c>ilgpu</c> for the best of them.</param>
    /// <param name="assembly">The file of the assembly with the device, where the tool has not loaded it.</param>
    /// <exception cref="KeyNotFoundException">No such family has been entered.</exception>
    public static RunDevice Open(string name, string? assembly = null)
    {
        string[] parts = name.Split('-', 2);
        if (!Known.ContainsKey(parts[0]) && assembly is not null)
            System.Runtime.CompilerServices.RuntimeHelpers.RunModuleConstructor(Assembly.LoadFrom(assembly).ManifestModule.ModuleHandle);
        return Known.TryGetValue(parts[0], out Func<string?, RunDevice>? open)
            ? open(parts.Length > 1 ? parts[1] : null)
            : throw new KeyNotFoundException($"There are no devices {parts[0]}: {(Known.IsEmpty ? "none are known" : $"known are {string.Join(", ", Known.Keys.Order())}")}. They come with an assembly, such as ScheduleDsl.Ilgpu.");
    }
}
