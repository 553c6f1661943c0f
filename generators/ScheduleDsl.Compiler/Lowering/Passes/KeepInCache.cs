using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Lowering.Passes;

/// <summary>
/// Gives variants of several passes a second form, for tensors that stay in cache from one pass to the next. Passes are split for the fewest bytes, so a later
/// one computes again what an earlier one has computed. In cache bytes are cheap and divisions and roots are not: there the earlier pass leaves
/// the value in scratch. Both forms give the same bits, so the runtime may choose for each tensor.
/// </summary>
public static class KeepInCache
{
    public static Graph Run(Graph graph) => graph with { Variants = graph.Variants.Select(v => v with { PassesInCache = Kept(graph, v) }).ToEquatableArray() };

    private static EquatableArray<Pass> Kept(Graph graph, Variant variant)
    {
        Pass[] passes = [.. variant.Passes];
        int taken = passes.SelectMany(p => p.Stores).Count(s => Scratch.IsScratch(s.Target));
        int before = taken;
        for (int later = 1; later < passes.Length; later++)
        {
            // Scratch does not outlive a barrier over several tensors.
            int first = variant.Interludes.Where(n => n.Before <= later && (n.Barrier >= ReduceScope.Group || n.Gate >= 0)).Select(n => n.Before).Append(0).Max();
            foreach (int value in IsOverWeights(passes[later]) ? DearAgain(graph, passes, first, later) : [])
            {
                int earlier = System.Array.FindIndex(passes, first, p => IsOverWeights(p) && p.Values.Contains(value));
                Store? kept = passes[earlier].Stores.FirstOrDefault(s => s.Value == value && Scratch.IsScratch(s.Target));
                if (kept is null)
                {
                    kept = new Store(Scratch.Of(StateSpace.Element, taken++), value);
                    passes[earlier] = passes[earlier] with { Stores = passes[earlier].Stores.Append(kept).ToEquatableArray() };
                }
                passes[later] = WithoutUnused(graph, passes[later] with { Loads = passes[later].Loads.Append(new Load(value, kept.Target)).ToEquatableArray() });
            }
        }
        return taken == before ? EquatableArray<Pass>.Empty : passes.ToEquatableArray();
    }

    private static bool IsOverWeights(Pass pass) => pass.IsLoop && pass.Space == StateSpace.Element;

    // Values that an earlier loop has computed already and that take a division or a root: those nearest to what the loop is for.
    private static int[] DearAgain(Graph graph, Pass[] passes, int first, int later)
    {
        HashSet<int> known = [.. passes.Skip(first).Take(later - first).Where(IsOverWeights).SelectMany(p => p.Values).Where(v => LoopMemory.CanStore(graph.Values[v]))];
        HashSet<int> computed = [.. passes[later].Values];
        IEnumerable<int> nearest = Reach.FromNumbers(graph.Values, Wanted(graph, passes[later]), v => computed.Contains(v) && !known.Contains(v)).Where(v => computed.Contains(v) && known.Contains(v));
        return [.. nearest.Where(v => Reach.FromNumbers(graph.Values, [v], computed.Contains).Any(x => computed.Contains(x) && OperationCount.IsSlow(graph.Values[x])))];
    }

    private static Pass WithoutUnused(Graph graph, Pass pass)
    {
        HashSet<int> loaded = [.. pass.Loads.Select(l => l.Value)];
        HashSet<int> used = [.. Reach.FromNumbers(graph.Values, Wanted(graph, pass), v => !loaded.Contains(v) && !graph.Values[v].Rate.IsUniform())];
        return pass with
        {
            Values = pass.Values.Where(v => used.Contains(v) && !loaded.Contains(v)).ToEquatableArray(),
            Loads = pass.Loads.Where(l => used.Contains(l.Value)).OrderBy(l => l.Value).ToEquatableArray(),
        };
    }

    private static IEnumerable<int> Wanted(Graph graph, Pass pass) => pass.Stores.Select(s => s.Value).Where(v => !pass.Reductions.Contains(v)).Concat(pass.Reductions.Select(r => graph.Values[r].Operands[0]));
}
