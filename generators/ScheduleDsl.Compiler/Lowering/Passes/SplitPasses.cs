using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Lowering.Passes;

/// <summary>
/// Puts each variant's varying values into loops. Without barriers one loop holds them all; with barriers there are as many as the longest
/// chain of collectives asks for, and of all ways to store states early the one that moves the fewest bytes is taken.
/// </summary>
public static class SplitPasses
{
    // Each state that could be stored early doubles the ways to try.
    private const int MostTried = 8;

    public static Graph Run(Graph graph) => graph with { Variants = graph.Variants.Select(v => Split(graph, v)).ToEquatableArray() };

    private static Variant Split(Graph graph, Variant variant)
    {
        Levels levels = new(graph, variant);
        int gate = variant.Gates.Select(levels.Of).Append(0).Max();
        HashSet<int> passLevels = [.. levels.Reductions.Where(r => !Levels.IsOfArray(graph, r)).Select(levels.PlaceOf),
            .. levels.Matrices.Where(m => graph.Values[m].Operands.Any(o => graph.Values[o].Rate == Rate.Element)).Select(m => levels.Of(m) - 1), levels.Last];
        Dictionary<Store, int> earliest = variant.Stores.Where(s => graph.SpaceOf(s.Target) == StateSpace.Element)
            .ToDictionary(s => s, s => passLevels.Where(l => l >= Math.Max(levels.Of(s.Value), gate)).DefaultIfEmpty(levels.Last).Min());
        Store[] choices = [.. earliest.Where(e => e.Value < levels.Last).Select(e => e.Key).Take(MostTried)];

        (IReadOnlyList<Pass> Passes, IReadOnlyList<int> Levels)? best = null;
        int fewest = int.MaxValue;
        for (int early = (1 << choices.Length) - 1; early >= 0; early--)
        {
            int LevelOf(Store store) => Array.IndexOf(choices, store) is >= 0 and var i && (early & 1 << i) != 0 ? earliest[store] : levels.Last;
            LoopBuilder builder = new(graph, variant, levels, new BlockLengths(graph), LevelOf);
            if (builder.Build() is not { } built)
                continue;
            int moved = built.Passes.Where(p => p.Space == StateSpace.Element).Sum(p => p.Loads.Count + p.Stores.Count);
            if (moved < fewest)
                (best, fewest) = (built, moved);
        }
        if (best is not { } chosen)
            throw new LoweringException("no order of its loops leaves every value where it is needed");
        return variant with
        {
            RejectedPasses = Rejected(graph, variant),
            Passes = chosen.Passes.ToEquatableArray(),
            Interludes = Interludes(graph, variant, levels, chosen.Passes, chosen.Levels),
        };
    }

    private static EquatableArray<Pass> Rejected(Graph graph, Variant variant)
    {
        if (variant.RejectedStores.Count == 0)
            return EquatableArray<Pass>.Empty;
        Variant kept = variant with { Stores = variant.RejectedStores, Gates = EquatableArray<int>.Empty };
        Levels levels = new(graph, kept);
        if (levels.Last > 0)
            throw new LoweringException("what is gathered before a modifier asks whether to apply must not depend on collectives");
        return new LoopBuilder(graph, kept, levels, new BlockLengths(graph), _ => 0).Build()!.Value.Passes.ToEquatableArray();
    }

    private static EquatableArray<Interlude> Interludes(Graph graph, Variant variant, Levels levels, IReadOnlyList<Pass> passes, IReadOnlyList<int> passLevels)
    {
        List<Interlude> interludes = [];
        for (int level = 1; level <= levels.Last; level++)
        {
            ReduceScope[] awaited = [.. levels.Reductions.Where(r => levels.PlaceOf(r) == level - 1).Select(r => Collective.Of(graph.Values[r])).Where(c => c.IsWide || c.IsOfVectors).Select(c => c.Scope)];
            int gate = variant.Gates.Where(g => levels.Of(g) == level).DefaultIfEmpty(-1).First();
            if (awaited.Length > 0)
                interludes.Add(new Interlude(level, passLevels.TakeWhile(l => l < level).Count(), awaited.Max(), gate));
        }
        return interludes.ToEquatableArray();
    }
}
