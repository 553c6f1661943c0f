using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Lowering;

/// <summary>Puts each variant's varying values into passes over memory. Without barriers one pass holds them all.</summary>
public static class FormPasses
{
    public static Graph Run(Graph graph) => graph with
    {
        Variants = graph.Variants.Select(v => v with { Passes = EquatableArray.Of(Only(graph, v)) }).ToEquatableArray(),
    };

    private static Pass Only(Graph graph, Variant variant)
    {
        IReadOnlyCollection<int> needed = Reach.From(graph, variant.Stores.Select(s => s.Value));
        ILookup<bool, int> varying = needed.Where(v => !graph.Values[v].Rate.IsUniform()).ToLookup(v => graph.Values[v].Op is Op.Input or Op.State);
        return new Pass(varying[false].ToEquatableArray(), varying[true].Select(v => new Load(v, graph.Values[v].Text)).ToEquatableArray(), variant.Stores);
    }
}
