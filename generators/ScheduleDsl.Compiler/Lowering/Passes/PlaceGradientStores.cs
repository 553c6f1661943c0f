using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Lowering.Passes;

/// <summary>
/// Moves stores of a number that is known before the first loop, such as the 0 of a cleared gradient, into the last loop that reads the memory they go to:
/// there it is in cache already. Behind a gate no store moves before it.
/// </summary>
public static class PlaceGradientStores
{
    public static Graph Run(Graph graph) => graph with { Variants = graph.Variants.Select(v => Place(graph, v)).ToEquatableArray() };

    private static Variant Place(Graph graph, Variant variant)
    {
        Pass[] passes = [.. variant.Passes];
        int first = variant.Interludes.Where(i => i.Gate >= 0).Select(i => i.Before).Append(0).Max();
        for (int from = 0; from < passes.Length; from++)
        {
            foreach (Store store in passes[from].Stores.Where(s => graph.OnlyWritten.Contains(s.Target) && graph.Values[s.Value].Rate <= Rate.Step).ToArray())
            {
                int to = System.Array.FindLastIndex(passes, p => p.Space == StateSpace.Element && p.Loads.Any(l => l.Tensor == store.Target));
                if (to < first || to == from)
                    continue;
                passes[from] = passes[from] with { Stores = passes[from].Stores.Where(s => s != store).ToEquatableArray() };
                passes[to] = passes[to] with { Stores = passes[to].Stores.Append(store).ToEquatableArray() };
            }
        }
        return variant with { Passes = passes.ToEquatableArray() };
    }
}
