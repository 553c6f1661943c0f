using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Lowering.Passes;

/// <summary>What memory holds at one point of a step: which tensor has which value.</summary>
internal sealed class LoopMemory
{
    private readonly Graph graph;
    private readonly BlockLengths blocks;
    private readonly Dictionary<int, string> holder = [];

    // Values that were also written out elsewhere: those of rows, columns or blocks for each weight, for loops that do not follow those, uniform
    // ones for each row and each column that the runtime selects from, and weights before they are overwritten.
    private readonly Dictionary<(int Value, StateSpace Space), string> copies = [];

    public LoopMemory(Graph graph, BlockLengths blocks)
    {
        (this.graph, this.blocks) = (graph, blocks);
        for (int i = 0; i < graph.Values.Count; i++)
        {
            if (graph.Values[i] is { Op: Op.State or Op.Input or Op.Draw } leaf && !leaf.Rate.IsUniform())
                holder.Add(i, leaf.Text);
        }
    }

    /// <summary>The tensor that a value can be loaded from, or null.</summary>
    /// <param name="span">What the loop follows, where that is decided.</param>
    private string? TensorOf(int value, LoopSpan? span)
    {
        if (!holder.TryGetValue(value, out string? tensor))
            return null;
        bool isFollowed = span is null || blocks.SpaceOf(tensor) switch
        {
            StateSpace.Row or StateSpace.Column => span == LoopSpan.Rows,
            StateSpace.Block => span == LoopSpan.Blocks,
            _ => true,
        };
        return isFollowed ? tensor : copies.TryGetValue((value, StateSpace.Element), out string? copy) ? copy : null;
    }

    /// <summary>A tensor with one number of a value for each thing of a space, or null.</summary>
    public string? HolderOf(int value, StateSpace space) =>
        copies.TryGetValue((value, space), out string? copy) ? copy
        : holder.TryGetValue(value, out string? tensor) && blocks.SpaceOf(tensor) == space ? tensor : null;

    /// <summary>Whether loops leave such a value to each other: memory between them has numbers, so that a condition is computed where it is asked for.</summary>
    public static bool CanStore(Value value) => value.Type.IsFloat();

    /// <summary>A tensor now holds another value.</summary>
    public void Store(string tensor, int value)
    {
        foreach (int gone in holder.Where(h => h.Value == tensor).Select(h => h.Key).ToArray())
            holder.Remove(gone);
        if (graph.OnlyWritten.Contains(tensor))
            return;
        if (!holder.ContainsKey(value))
            holder.Add(value, tensor);
        else if (Scratch.IsScratch(tensor))
            copies[(value, blocks.SpaceOf(tensor))] = tensor;
    }

    /// <summary>What a loop has to load and to compute for some values; null where memory no longer holds what it would take.</summary>
    /// <param name="rate">The rate of what the loop computes; values of other rates that vary are loaded, except conditions.</param>
    /// <param name="span">What the loop follows; null where that is still open, or where the loop runs over an array.</param>
    /// <param name="crossesMatrices">Whether what each matrix has one of is read from where it was left for each weight.</param>
    public LoopCode? CodeFor(IEnumerable<int> values, Rate rate, LoopSpan? span = null, bool crossesMatrices = false)
    {
        SortedSet<int> loads = [];
        SortedSet<int> computed = [];
        Stack<int> open = new(values);
        while (open.Count > 0)
        {
            int number = open.Pop();
            Value value = graph.Values[number];
            bool isSlot = value.Rate.IsUniform() && !(crossesMatrices && value.Rate == Rate.Matrix);
            if (isSlot || computed.Contains(number) || loads.Contains(number))
                continue;
            if (TensorOf(number, span) is not null)
            {
                loads.Add(number);
                continue;
            }
            if (value.Operands.Count == 0 && value.Op != Op.Time || value.Op is Op.Reduce or Op.Matrix || value.Rate != rate && CanStore(value))
                return null;
            computed.Add(number);
            foreach (int operand in value.Operands)
                open.Push(operand);
        }
        return new LoopCode([.. loads.Select(l => new Load(l, TensorOf(l, span)!))], [.. computed]);
    }
}

/// <summary>What a loop loads and computes.</summary>
internal sealed record LoopCode(IReadOnlyList<Load> Loads, IReadOnlyList<int> Values);
