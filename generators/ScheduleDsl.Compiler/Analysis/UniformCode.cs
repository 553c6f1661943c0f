using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis;

/// <summary>The uniform values of one variant: when each can be computed, by whom, and which need a slot of the uniform block.</summary>
public sealed class UniformCode
{
    private readonly Graph graph;
    private readonly Dictionary<int, int> levels = [];

    public UniformCode(Graph graph, Variant variant)
    {
        this.graph = graph;
        Roots = [.. ReadByLoops(variant).Where(v => !IsHeldByLoop(graph, graph.Values[v])).Concat(ReadByRuntime(variant)).Distinct().OrderBy(v => v)];
        IReadOnlyCollection<int> all = Reach.From(graph.Values, Roots.Concat(variant.Decisions.Select(d => d.Condition)), v => v.Op != Op.Reduce);
        foreach (int value in all)
            levels[value] = graph.Values[value].Op == Op.Reduce ? LevelOfResult(variant, value) : graph.Values[value].Operands.Select(o => levels[o]).DefaultIfEmpty(0).Max();

        // What shared code computes within itself is nobody else's.
        IReadOnlyCollection<int> local = Reach.From(graph.Values, Roots.Concat(variant.Decisions.Select(d => d.Condition)), v => v.Op is not (Op.Reduce or Op.Share));
        HashSet<int> slots = [.. Roots, .. all.Where(v => IsFilledByRuntime(graph.Values[v])), .. local.Where(v => graph.Values[v].Op == Op.Share)];
        foreach (int value in local.Where(v => graph.Values[v].Op is not (Op.Reduce or Op.Share)))
            slots.UnionWith(graph.Values[value].Operands.Where(o => levels[o] < levels[value] && !IsReadDirectly(graph.Values[o])));
        slots.UnionWith(all.Where(v => graph.Values[v].Op == Op.Share));
        Slots = [.. slots.OrderBy(v => v)];
    }

    /// <summary>What loops read and states become.</summary>
    public IReadOnlyList<int> Roots { get; }

    /// <summary>The values that need a slot, in order.</summary>
    public IReadOnlyList<int> Slots { get; }

    /// <summary>How many barriers stand before a value.</summary>
    public int LevelOf(int value) => levels[value];

    /// <summary>The slots that code of each group or matrix fills at a level.</summary>
    public IEnumerable<int> Local(int level) => Slots.Where(s => levels[s] == level && graph.Values[s].Op != Op.Share && !IsFilledByRuntime(graph.Values[s]));

    /// <summary>The slots that shared code fills at a level.</summary>
    public IEnumerable<int> Shared(int level) => Slots.Where(s => levels[s] == level && graph.Values[s].Op == Op.Share);

    /// <summary>Sizes, states and inputs that are one number, wide reductions.</summary>
    public static bool IsFilledByRuntime(Value value) => value.Op is Op.Fact or Op.State or Op.Input or Op.Reduce;

    /// <summary>Literals the loop holds itself; so it does what is constant all the way in the loop's own types, which the C# compiler folds.</summary>
    public static bool IsHeldByLoop(Graph graph, Value value) =>
        value.Op == Op.Literal || (value.Rate == Rate.Constant && IsNarrow(value.Type) && value.Operands.All(o => IsNarrow(graph.Values[o].Type) && IsHeldByLoop(graph, graph.Values[o])));

    private static bool IsNarrow(IrType type) => type is not (IrType.Float64 or IrType.Int64);

    private static bool IsReadDirectly(Value value) => value.Op is Op.Literal or Op.Hyper or Op.Step || IsFilledByRuntime(value);

    private IEnumerable<int> ReadByLoops(Variant variant)
    {
        foreach (Pass pass in variant.AllPasses)
        {
            IEnumerable<int> read = pass.Values.SelectMany(v => graph.Values[v].Operands).Concat(pass.Stores.Select(s => s.Value))
                .Concat(pass.Reductions.Select(r => graph.Values[r].Operands[0]));
            foreach (int value in read.Where(v => graph.Values[v].Rate.IsUniform() && !pass.Reductions.Contains(v) && !pass.Loads.Any(l => l.Value == v)))
                yield return value;
        }
    }

    // It looks into the uniform block only, for literals too.
    private IEnumerable<int> ReadByRuntime(Variant variant) =>
        variant.AllPasses.Select(p => p.BlockLength).Where(l => l >= 0)
            .Concat(variant.AllPasses.Where(p => p.IsSelection).SelectMany(p => graph.Values[p.Reductions[0]].Operands.Skip(2)))
            .Concat(variant.AllPasses.Where(p => p.Matrix >= 0).SelectMany(p => graph.Values[p.Matrix].Operands).Where(o => graph.Values[o].Rate.IsUniform()))
            .Concat(variant.Gates)
            .Concat(variant.Stores.Concat(variant.RejectedStores).Where(s => graph.SpaceOf(s.Target) is StateSpace.Tensor or StateSpace.Global).Select(s => s.Value));

    private static int LevelOfResult(Variant variant, int reduction)
    {
        for (int i = 0; i < variant.Passes.Count; i++)
        {
            if (variant.Passes[i].Reductions.Contains(reduction))
                return variant.Interludes.First(n => n.Before > i).Level;
        }
        throw new InvalidOperationException($"No loop reduces %{reduction}.");
    }
}
