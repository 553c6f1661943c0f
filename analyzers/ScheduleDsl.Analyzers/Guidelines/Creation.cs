using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ScheduleDsl.Analyzers.Guidelines;

/// <summary>What is written for the properties of a new object: numbers, other new objects, or what nobody knows before the program runs.</summary>
internal sealed class Creation(INamedTypeSymbol type, Location site)
{
    private readonly Dictionary<string, Location> sites = [];

    public INamedTypeSymbol Type => type;

    public Location Site => site;

    public Dictionary<string, double> Numbers { get; } = [];

    public Dictionary<string, Creation> Objects { get; } = [];

    /// <summary>Entries of tables, where all of them are constants.</summary>
    public Dictionary<string, ImmutableArray<(double Time, double Value)>> Tables { get; } = [];

    public HashSet<string> Unknown { get; } = [];

    /// <summary>The curve of the schedule, where it is not its own.</summary>
    public string? Curve { get; init; }

    /// <summary>Nothing is known of what is not written here, rather than that it has its default.</summary>
    public bool IsPartial { get; init; }

    /// <summary>What it takes from elsewhere, where that is judged.</summary>
    public List<Creation> Elsewhere { get; } = [];

    /// <summary>Whether nobody has to know more to make the object.</summary>
    public bool IsComplete => Unknown.Count == 0 && !IsPartial;

    /// <summary>Where a property is given; null where it is not.</summary>
    public Location? SiteOf(string property) => sites.TryGetValue(property, out Location? at) ? at : null;

    /// <summary>Whether something is given here, rather than where it is taken from.</summary>
    public bool IsOwn(object? place) => place is Location at && at != site;

    public void Give(string property, Location at, double number)
    {
        Forget(property, at);
        Numbers[property] = number;
    }

    public void Give(string property, Location at, ImmutableArray<(double Time, double Value)> table)
    {
        Forget(property, at);
        Tables[property] = table;
    }

    public void Give(string property, Location at, Creation inner)
    {
        Forget(property, at);
        Objects[property] = inner;
    }

    public void GiveUnknown(string property, Location at)
    {
        Forget(property, at);
        Unknown.Add(property);
    }

    /// <summary>The same object, written in one place: what is in it is judged elsewhere, and here only what it does here.</summary>
    /// <param name="place">That place.</param>
    /// <param name="curve">A further curve of the schedule that it is.</param>
    public Creation From(Location place, string? curve = null)
    {
        Creation copy = new(type, place) { IsPartial = IsPartial, Curve = curve ?? Curve };
        foreach (string property in sites.Keys)
            copy.sites[property] = place;
        foreach (KeyValuePair<string, double> number in Numbers)
            copy.Numbers.Add(number.Key, number.Value);
        foreach (KeyValuePair<string, Creation> inner in Objects)
            copy.Objects.Add(inner.Key, inner.Value.From(place));
        foreach (KeyValuePair<string, ImmutableArray<(double, double)>> table in Tables)
            copy.Tables.Add(table.Key, table.Value);
        copy.Unknown.UnionWith(Unknown);
        copy.Elsewhere.Add(this);
        return copy;
    }

    private void Forget(string property, Location at)
    {
        sites[property] = at;
        Numbers.Remove(property);
        Tables.Remove(property);
        Objects.Remove(property);
        Unknown.Remove(property);
    }
}
