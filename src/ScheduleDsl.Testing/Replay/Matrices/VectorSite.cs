using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Testing;

/// <summary>A sum of vectors of a group's tensors: those of each, which are numbers of its rows or of its columns, and then the sums.</summary>
/// <param name="name">The sum in words, for messages.</param>
internal sealed class VectorSite(string name)
{
    // In the order of the table, in which they are added.
    private readonly SortedDictionary<int, (World World, float[] Numbers)> given = [];
    private readonly Dictionary<World, int> counts = [];

    public Sightings Sightings { get; } = new();

    /// <summary>The sums, once all vectors are there.</summary>
    public float[]? Value { get; private set; }

    /// <summary>The worlds that vectors come from.</summary>
    public IEnumerable<World> Suppliers => given.Values.Select(g => g.World);

    /// <summary>The space of a tensor's vector.</summary>
    public MatrixSpace SpaceOf(int tensor) => given[tensor].World.Space;

    /// <summary>Finds out whether a tensor's vector has a number for each row or for each column.</summary>
    /// <exception cref="ReplayException">It has neither.</exception>
    public void Decide(int tensor)
    {
        World[] seen = [.. Sightings.Of(0).Where(w => w.Tensor == tensor && !w.IsOfWeights)];
        if (seen is not [{ Space.IsApart: false } world])
            throw new ReplayException($"{name} is given what each row has one of, or each column, and not what is of {(seen.Length == 0 ? "each weight" : string.Join(" or ", seen.Select(w => w.Space.ToString())))}.");
        given[tensor] = (world, new float[world.Length]);
        counts[world] = 0;
    }

    public void Give(World world, int place, float x)
    {
        if (!given.TryGetValue(world.Tensor, out (World World, float[] Numbers) own) || own.World != world)
            return;
        own.Numbers[place] = x;
        counts[world]++;
    }

    /// <summary>Adds the vectors that are complete.</summary>
    /// <param name="tensors">How many there have to be at least: some may take a branch without it.</param>
    public bool TryReduce(int tensors)
    {
        (World World, float[] Numbers)[] complete = [.. given.Values.Where(g => counts[g.World] == g.World.Length)];
        if (complete.Length == 0 || complete.Length < tensors)
            return false;
        if (complete.Select(g => g.Numbers.Length).Distinct().Count() > 1)
            throw new ReplayException($"{name} adds vectors of different lengths.");
        Value = [.. Enumerable.Range(0, complete[0].Numbers.Length).Select(place => (float)complete.Aggregate(0.0, (sum, g) => sum + g.Numbers[place]))];
        return true;
    }

    /// <summary>Forgets the numbers.</summary>
    public void Forget()
    {
        foreach (World world in Suppliers)
            counts[world] = 0;
    }

    /// <summary>Why it cannot be computed.</summary>
    public string Problem() => $"{name} does not get the whole vector of any tensor: it stands under a condition that differs between places. Compute it before the condition.";
}
