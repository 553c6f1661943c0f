using System.Collections.Generic;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace ScheduleDsl.Compiler.Binding;

/// <summary>Names for locals that are unique within one function: sibling blocks may use a name twice.</summary>
internal sealed class LocalNames
{
    private readonly Dictionary<ISymbol, string> names = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> taken = [];

    public string Of(ISymbol local)
    {
        if (names.TryGetValue(local, out string? name))
            return name;
        name = local.Name;
        for (int suffix = 2; !taken.Add(name); suffix++)
            name = local.Name + suffix.ToString(CultureInfo.InvariantCulture);
        names.Add(local, name);
        return name;
    }
}
