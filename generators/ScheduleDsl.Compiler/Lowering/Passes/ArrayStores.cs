using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Lowering.Passes;

/// <summary>
/// Adds the stores to states of row, column and block space: in the loop that computes the value, or at the end where a later loop still reads
/// what the state was, or where a gate may still end the step. Scratch that nothing reads goes away.
/// </summary>
internal static class ArrayStores
{
    public static IReadOnlyList<Pass>? Add(
        Graph graph, Variant variant, LoopMemory memory, List<Pass> passes, List<int> levels, int gate, int last, BlockLengths blocks)
    {
        foreach (IGrouping<StateSpace, Store> space in variant.Stores
            .Where(s => blocks.SpaceOf(s.Target) is StateSpace.Row or StateSpace.Column or StateSpace.Block || MatrixSpaces.RateOf(blocks.SpaceOf(s.Target)) is not null).GroupBy(s => blocks.SpaceOf(s.Target)))
        {
            List<Store> atEnd = [];
            foreach (Store store in space)
            {
                int home = passes.FindIndex(p => p.Space == space.Key && p.Values.Contains(store.Value));
                if (home >= 0 && levels[home] >= gate && !passes.Skip(home + 1).Any(p => p.Loads.Any(l => l.Tensor == store.Target)))
                    passes[home] = passes[home] with { Stores = passes[home].Stores.Append(store).ToEquatableArray() };
                else
                    atEnd.Add(store);
            }
            if (atEnd.Count == 0)
                continue;
            if (memory.CodeFor(atEnd.Select(s => s.Value), Rate.Element) is not { Values.Count: 0 } code)
                return null;
            passes.Add(new Pass(EquatableArray<int>.Empty, code.Loads.ToEquatableArray(), atEnd.ToEquatableArray())
            {
                Space = space.Key,
                BlockLength = space.Key == StateSpace.Block ? blocks.Of(code, [], atEnd) : -1,
            });
            levels.Add(last);
        }
        HashSet<string> read = [.. passes.SelectMany(p => p.Loads).Select(l => l.Tensor)];
        for (int i = 0; i < passes.Count; i++)
            passes[i] = passes[i] with { Stores = passes[i].Stores.Where(s => !Scratch.IsScratch(s.Target) || read.Contains(Scratch.ReadName(s.Target))).ToEquatableArray() };
        return passes;
    }
}
