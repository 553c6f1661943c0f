using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Lowering.Passes;

/// <summary>
/// Makes a loop the epilogue of the product before it, where each of its numbers needs one number of the result: the runtime then runs it on blocks of the result that are done and
/// still in cache. Bits do not depend on it, as nothing is added up in such a loop.
/// </summary>
public static class ProductEpilogues
{
    public static Graph Run(Graph graph) => graph with
    {
        Variants = graph.Variants.Select(v => v with { Passes = Marked(graph, v, v.Passes), PassesInCache = Marked(graph, v, v.PassesInCache) }).ToEquatableArray(),
    };

    private static EquatableArray<Pass> Marked(Graph graph, Variant variant, EquatableArray<Pass> passes) =>
        passes.Select((p, i) => i > 0 && IsEpilogue(graph, p, passes[i - 1]) && !variant.Interludes.Any(n => n.Before == i) ? p with { IsEpilogue = true } : p).ToEquatableArray();

    private static bool IsEpilogue(Graph graph, Pass loop, Pass before) =>
        loop.IsLoop && loop.Span == LoopSpan.None && loop.Reductions.Count == 0 && IsProduct(graph, before) && !Symmetry.IsSymmetric(graph, before.Matrix) && loop.Space == before.Space
            && loop.Loads.Any(l => l.Tensor == before.Stores[0].Target)
            // Other blocks are still to be computed from what the product reads.
            && !loop.Stores.Any(s => before.Loads.Any(l => l.Tensor == s.Target));

    internal static bool IsProduct(Graph graph, Pass pass) =>
        pass.Matrix >= 0 && MatrixOperation.Of(graph.Values[pass.Matrix]).Kind is MatrixKind.Product or MatrixKind.ProductTransposed or MatrixKind.TransposedProduct;
}
