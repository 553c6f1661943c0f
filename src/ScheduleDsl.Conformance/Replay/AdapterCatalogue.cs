using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Conformance.Replay;

/// <summary>Every adapter of this assembly, by family.</summary>
internal static class AdapterCatalogue
{
    private static readonly Dictionary<string, Adapter> ByFamily = typeof(AdapterCatalogue).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Adapter)) && !type.IsAbstract)
        .Select(type => (Adapter)Activator.CreateInstance(type)!)
        .ToDictionary(adapter => adapter.Family, StringComparer.Ordinal);

    public static IReadOnlyCollection<string> Families => ByFamily.Keys;

    public static Adapter? Find(string family) => ByFamily.GetValueOrDefault(family);
}
