using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Lowering.Passes;

/// <summary>
/// Makes a loop the prologue of a product that takes what it stores, where it needs nothing of other numbers: the runtime then runs it on each panel of the operand just before it packs
/// that. A loop that stands further ahead moves to its product where nothing in between has to do with it. Bits do not depend on it, as nothing is added up in such a loop.
/// </summary>
public static class ProductPrologues
{
    public static Graph Run(Graph graph) => graph with
    {
        Variants = graph.Variants.Select(v => v with { Passes = Marked(graph, v, v.Passes), PassesInCache = Marked(graph, v, v.PassesInCache) }).ToEquatableArray(),
    };

    private static EquatableArray<Pass> Marked(Graph graph, Variant variant, EquatableArray<Pass> passes)
    {
        List<Pass> all = [.. passes];

        // From the last, so that no loop moves past one that is still to be looked at.
        for (int place = all.Count - 2; place >= 0; place--)
        {
            if (!MayBe(all, place, IsCut) || ProductOf(graph, all, place, IsCut) is not { } product)
                continue;
            Pass loop = all[place] with { IsPrologue = true };
            all.RemoveAt(place);
            all.Insert(product - 1, loop);
        }

        return all.ToEquatableArray();

        // Uniform code stands between a pass and the one before it.
        bool IsCut(int before) => variant.Interludes.Any(n => n.Before == before);
    }

    private static bool MayBe(List<Pass> all, int place, System.Func<int, bool> isCut)
    {
        Pass loop = all[place];
        return loop is { IsLoop: true, IsEpilogue: false, Span: LoopSpan.None, Reductions.Count: 0 }
            // Loops over one space run one after the other on pieces that stay in cache, which is worth more.
            && !(place > 0 && Chains(all[place - 1], place)) && !Chains(all[place + 1], place + 1);

        bool Chains(Pass other, int second) => other is { IsLoop: true, IsEpilogue: false, IsPrologue: false } && other.Space == loop.Space && !isCut(second);
    }

    private static int? ProductOf(Graph graph, List<Pass> all, int place, System.Func<int, bool> isCut)
    {
        Pass loop = all[place];
        for (int i = place + 1; i < all.Count && !isCut(i); i++)
        {
            if (ProductEpilogues.IsProduct(graph, all[i]) && Prepares(graph, loop, all[i]) && !(i > 0 && all[i - 1].IsPrologue)
                && !(i + 1 < all.Count && all[i + 1].IsEpilogue && Meet(loop, all[i + 1])))
                return i;
            if (Meet(loop, all[i]))
                return null;
        }

        return null;
    }

    // Its result is written, and an addend read, while later panels are still to come.
    private static bool Prepares(Graph graph, Pass loop, Pass product)
    {
        string[] sources = [.. product.Loads.Select(l => l.Tensor)], stored = [.. loop.Stores.Select(s => s.Target).Where(sources.Contains).Distinct()];
        bool isGram = sources[0] == sources[1] && MatrixOperation.Of(graph.Values[product.Matrix]).Kind != MatrixKind.Product;
        return stored.Length == 1 && sources.Count(s => s == stored[0]) == (isGram ? 2 : 1) && sources.Skip(2).All(s => s != stored[0]) && !Touches(loop).Contains(product.Stores[0].Target);
    }

    private static bool Meet(Pass one, Pass other) => one.Stores.Any(s => Touches(other).Contains(s.Target)) || other.Stores.Any(s => Touches(one).Contains(s.Target));

    private static IEnumerable<string> Touches(Pass pass) => pass.Loads.Select(l => l.Tensor).Concat(pass.Stores.Select(s => s.Target));
}
