using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis;

/// <summary>A part of a pass: the whole of it, or what one side of a select alone needs.</summary>
/// <param name="Select">The select, or -1 for the whole pass.</param>
/// <param name="Taken">The side that is chosen where the select's condition holds.</param>
public sealed record Region(Region? Parent, int Depth, int Select, bool Taken);

/// <summary>
/// Which varying values only one side of a select needs. Where a loop's neighbouring elements nearly always choose alike, as
/// successive times do, a side that costs more than a test is worth skipping for the elements of a vector that all choose the other.
/// </summary>
public sealed class Regions
{
    // In additions: below it a test costs as much as what it skips.
    private const int WorthTest = 12;
    private const int SlowOperation = 10;

    private readonly Dictionary<int, Region> placed = [];
    private readonly HashSet<Region> worthwhile = [];

    private Regions()
    {
    }

    /// <summary>The whole pass.</summary>
    public Region Whole { get; } = new(null, 0, -1, true);

    /// <summary>One region that holds every value: nothing is skipped.</summary>
    public static Regions None { get; } = new();

    public static Regions Of(Graph graph, Pass pass)
    {
        Regions regions = new();
        Dictionary<(int Select, bool Taken), Region> sides = [];
        foreach (Store store in pass.Stores)
            regions.placed[store.Value] = regions.Whole;
        foreach (int number in pass.Values.Reverse())
        {
            Region home = regions.placed[number];
            Value value = graph.Values[number];
            for (int i = 0; i < value.Operands.Count; i++)
            {
                int operand = value.Operands[i];
                Region use = value.Op == Op.Select && i > 0 ? Side(number, i == 1, home) : home;
                regions.placed[operand] = regions.placed.TryGetValue(operand, out Region other) ? Common(use, other) : use;
            }
        }
        regions.Weigh(graph, pass);
        return regions;

        Region Side(int select, bool taken, Region parent)
        {
            if (!sides.TryGetValue((select, taken), out Region region))
                sides.Add((select, taken), region = new Region(parent, parent.Depth + 1, select, taken));
            return region;
        }
    }

    /// <summary>The innermost region, among those worth a test, that holds a value.</summary>
    public Region Of(int value)
    {
        Region region = placed.TryGetValue(value, out Region home) ? home : Whole;
        while (region != Whole && !worthwhile.Contains(region))
            region = region.Parent!;
        return region;
    }

    /// <summary>The region of one side of a select, or null where that side is not worth a test.</summary>
    public Region? Of(int select, bool taken) => worthwhile.FirstOrDefault(r => r.Select == select && r.Taken == taken);

    /// <summary>Whether a side of the select is worth a test.</summary>
    public bool Splits(int select) => worthwhile.Any(r => r.Select == select);

    private void Weigh(Graph graph, Pass pass)
    {
        Dictionary<Region, int> costs = [];
        foreach (int number in pass.Values)
        {
            int cost = graph.Values[number] is var value && value.Operands.Count == 0 ? 0
                : value.Op is Op.Divide or Op.Remainder or Op.SquareRoot ? SlowOperation : 1;
            for (Region? region = placed[number]; region is not null; region = region.Parent)
                costs[region] = costs.TryGetValue(region, out int sum) ? sum + cost : cost;
        }
        worthwhile.UnionWith(costs.Where(c => c.Key != Whole && c.Value >= WorthTest).Select(c => c.Key));
    }

    private static Region Common(Region a, Region b)
    {
        while (a != b)
        {
            if (a.Depth >= b.Depth)
                a = a.Parent!;
            else
                b = b.Parent!;
        }
        return a;
    }
}
