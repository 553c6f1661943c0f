using System.Collections.Generic;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace ScheduleDsl.Compiler.Binding;

/// <summary>Names for locals that are unique within one function: sibling blocks may use a name twice.</summary>
internal sealed class LocalNames
{
    private readonly Dictionary<ISymbol, string> names = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> taken;

    public LocalNames()
        : this([])
    {
    }

    private LocalNames(HashSet<string> taken) => this.taken = taken;

    /// <summary>Names for another method whose body stands in the same one: symbols are its own, names stay unique.</summary>
    public LocalNames Inner() => new(taken);

    /// <summary>A name for a value that the source does not name.</summary>
    public string Fresh(string stem)
    {
        string name = stem;
        for (int suffix = 2; !taken.Add(name); suffix++)
            name = stem + suffix.ToString(CultureInfo.InvariantCulture);
        return name;
    }

    /// <summary>Names a symbol otherwise than the source does.</summary>
    public void Give(ISymbol symbol, string name)
    {
        taken.Add(name);
        names[symbol] = name;
    }

    public string Of(ISymbol local)
    {
        if (names.TryGetValue(local, out string? name))
            return name;
        name = Fresh(local.Name);
        names.Add(local, name);
        return name;
    }
}
