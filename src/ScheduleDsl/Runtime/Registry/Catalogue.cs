using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace ScheduleDsl;

/// <summary>Entries by full name, found by the end of it. Module initializers add from any thread.</summary>
/// <param name="kind">What an entry is, for messages.</param>
/// <param name="nameOf">The full name of an entry.</param>
internal sealed class Catalogue<TEntry>(string kind, Func<TEntry, string> nameOf)
    where TEntry : class
{
    private readonly Lock gate = new();

    // Replaced as a whole, so that readers never lock.
    private volatile TEntry[] entries = [];

    public IReadOnlyList<TEntry> Entries => entries;

    public void Add(TEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        lock (gate)
        {
            entries = entries
                .Where(other => nameOf(other) != nameOf(entry))
                .Append(entry)
                .OrderBy(nameOf, StringComparer.Ordinal)
                .ToArray();
        }
    }

    public TEntry Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        TEntry[] all = entries;
        TEntry[] found = Matches(all, name);
        return found.Length switch
        {
            1 => found[0],
            0 => throw new KeyNotFoundException($"There is no {kind} {name}{Nearest.Hint(name, all.Select(entry => RuleNames.Short(nameOf(entry))))}"),
            _ => throw new KeyNotFoundException($"The {kind} {name} is ambiguous: {string.Join(" or ", found.Select(nameOf))}."),
        };
    }

    public TEntry? TryFind(string name) => Matches(entries, name) is [var only] ? only : null;

    public string? NameWhere(Func<TEntry, bool> condition) => entries.FirstOrDefault(condition) is { } entry ? nameOf(entry) : null;

    // From the strictest reading of the name to the loosest; the first that finds anything decides.
    private TEntry[] Matches(TEntry[] all, string name)
    {
        foreach (StringComparison comparison in (ReadOnlySpan<StringComparison>)[StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase])
        {
            TEntry[] found = Array.FindAll(all, entry => nameOf(entry).Equals(name, comparison));
            if (found.Length == 0)
                found = Array.FindAll(all, entry => IsEnd(nameOf(entry), name, comparison));
            if (found.Length > 0)
                return found;
        }

        return [];
    }

    // The short name, or the short name with some of its namespaces.
    private static bool IsEnd(string fullName, string name, StringComparison comparison) =>
        name.Length > 0 && fullName.Length > name.Length && fullName.EndsWith(name, comparison) && fullName[^(name.Length + 1)] is '.' or '+';
}
