using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Lowering.Passes;

/// <summary>
/// How many barriers stand before each value of a variant. A reduction that has time until later is put beside one that has not, so
/// that fewer loops read the same memory.
/// </summary>
internal sealed class Levels
{
    private readonly Graph graph;
    private readonly int[] levels;
    private readonly Dictionary<int, int> placed = [];

    // Every way to store states early asks for them again.
    private readonly ILookup<(Rate Rate, int Level), int> arrays;

    public Levels(Graph graph, Variant variant)
    {
        this.graph = graph;
        levels = new int[graph.Values.Count];
        IReadOnlyCollection<int> needed = Reach.From(graph, variant.Stores.Select(s => s.Value).Concat(variant.Gates));
        Reductions = [.. needed.Where(v => graph.Values[v].Op == Op.Reduce)];
        Matrices = [.. needed.Where(v => graph.Values[v].Op == Op.Matrix)];
        foreach (int value in needed)
            levels[value] = Earliest(value);
        Last = variant.Stores.Select(s => s.Value).Concat(variant.Gates).Select(v => levels[v]).Append(0).Max();

        // A place for one reduction moves what depends on it, so the others are placed in order of evaluation.
        int[] latest = Latest(variant, needed);
        ILookup<bool, int> forced = Reductions.Where(r => OperandLevel(r) == latest[r] - 1).ToLookup(IsOfArray, OperandLevel);
        foreach (int value in needed)
        {
            levels[value] = Earliest(value);
            if (graph.Values[value].Op != Op.Reduce)
                continue;
            int level = OperandLevel(value);
            placed[value] = forced[IsOfArray(value)].Where(f => f >= level && f <= latest[value] - 1).DefaultIfEmpty(level).Max();
            levels[value] = placed[value] + 1;
        }
        Gate = variant.Gates.Select(g => levels[g]).Append(0).Max();
        arrays = needed.Where(v => graph.Values[v] is { Op: not (Op.Reduce or Op.Matrix), Operands.Count: > 0 } value && !value.Rate.IsUniform() && value.Rate != Rate.Element && LoopMemory.CanStore(value))
            .ToLookup(v => (graph.Values[v].Rate, levels[v]));
    }

    /// <summary>The level at which everything is known.</summary>
    public int Last { get; }

    /// <summary>The level from which on stores are made: no gate ends the step any more.</summary>
    public int Gate { get; }

    /// <summary>The variant's collectives, in order of evaluation.</summary>
    public IReadOnlyList<int> Reductions { get; }

    /// <summary>The variant's matrix operations, in order of evaluation. Each is done behind the loops of the level at which its operands are known.</summary>
    public IReadOnlyList<int> Matrices { get; }

    /// <summary>From which level on a value can be known.</summary>
    public int Of(int value) => levels[value];

    /// <summary>What loops over an array compute at a level, in order of evaluation.</summary>
    public IEnumerable<int> ComputedOver(Rate array, int level) => arrays[(array, level)];

    /// <summary>The level whose loops compute a reduction.</summary>
    public int PlaceOf(int reduction) => placed[reduction];

    // It runs over rows or columns, so a pass over memory is no company for it.
    private bool IsOfArray(int reduction) => IsOfArray(graph, reduction);

    /// <summary>Whether a reduction runs over an array rather than over weights.</summary>
    public static bool IsOfArray(Graph graph, int reduction) => Collective.Of(graph.Values[reduction]) is { IsOfVectors: true } ||
        Collective.Of(graph.Values[reduction]).Scope is ReduceScope.Rows or ReduceScope.Columns || MatrixSpaces.IsOther(graph.Values[graph.Values[reduction].Operands[0]].Rate);

    private int OperandLevel(int reduction) => graph.Values[reduction].Operands.Max(o => levels[o]);

    private int Earliest(int value)
    {
        Value v = graph.Values[value];
        int level = v.Operands.Select(o => levels[o]).DefaultIfEmpty(0).Max();
        return v.Op is Op.Reduce or Op.Matrix ? level + 1 : level;
    }

    private int[] Latest(Variant variant, IEnumerable<int> needed)
    {
        int[] latest = Enumerable.Repeat(Last, graph.Values.Count).ToArray();
        foreach (int gate in variant.Gates)
            latest[gate] = levels[gate];
        foreach (int value in needed.Reverse())
        {
            Value v = graph.Values[value];
            foreach (int operand in v.Operands)
                latest[operand] = Math.Min(latest[operand], v.Op is Op.Reduce or Op.Matrix ? latest[value] - 1 : latest[value]);
        }
        return latest;
    }
}
