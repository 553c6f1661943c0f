using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Lowering.Passes;

/// <summary>
/// Adds the stores to states of row, column and block space, and of matrices of other sides: in the loop that computes the value, or at the end where a later loop still reads
/// what the state was, or where a gate may still end the step. Scratch that nothing reads goes away.
/// </summary>
internal static class ArrayStores
{
    public static IReadOnlyList<Pass>? Add(
        Graph graph, Variant variant, LoopMemory memory, List<Pass> passes, List<int> levels, int gate, int last, BlockLengths blocks)
    {
        // What is of a row can be kept for each number of its matrix, and not the other way round: matrices are stored before rows are overwritten.
        List<Store> stores =
        [
            .. variant.Stores.Where(s => MatrixSpaces.RateOf(blocks.SpaceOf(s.Target)) is not null),
            .. variant.Stores.Where(s => blocks.SpaceOf(s.Target) is StateSpace.Row or StateSpace.Column or StateSpace.Block),
        ];
        List<Store> early = [.. stores.Where(s => HomeOf(s) >= 0)];
        List<(StateSpace Space, LoopCode Code, IReadOnlyList<Store> Stores)> ends;
        do
        {
            ends = [];
            foreach (IGrouping<StateSpace, Store> space in stores.Except(early).GroupBy(s => blocks.SpaceOf(s.Target)))
            {
                if (memory.CodeFor(space.Select(s => s.Value), Rate.Element) is not { Values.Count: 0 } code)
                    return null;
                ends.Add((space.Key, code, [.. space]));
            }
        }
        while (early.RemoveAll(s => ends.Any(e => e.Code.Loads.Any(l => l.Tensor == s.Target))) > 0);

        foreach (Store store in early)
        {
            int home = HomeOf(store);
            passes[home] = passes[home] with { Stores = passes[home].Stores.Append(store).ToEquatableArray() };
        }
        foreach ((StateSpace space, LoopCode code, IReadOnlyList<Store> atEnd) in ends)
        {
            passes.Add(new Pass(EquatableArray<int>.Empty, code.Loads.ToEquatableArray(), atEnd.ToEquatableArray())
            {
                Space = space,
                BlockLength = space == StateSpace.Block ? blocks.Of(code, [], atEnd) : -1,
            });
            levels.Add(last);
        }
        HashSet<string> read = [.. passes.SelectMany(p => p.Loads).Select(l => l.Tensor)];
        for (int i = 0; i < passes.Count; i++)
            passes[i] = passes[i] with { Stores = passes[i].Stores.Where(s => !Scratch.IsScratch(s.Target) || read.Contains(Scratch.ReadName(s.Target))).ToEquatableArray() };
        return passes;

        // The loop that computes a value and can store it, or -1.
        int HomeOf(Store store)
        {
            StateSpace space = blocks.SpaceOf(store.Target);
            int home = passes.FindIndex(p => p.Space == space && p.Values.Contains(store.Value));
            return home >= 0 && levels[home] >= gate && !passes.Skip(home + 1).Any(p => p.Loads.Any(l => l.Tensor == store.Target)) ? home : -1;
        }
    }
}
