using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis;

/// <summary>Bytes of state for each thing of a kind.</summary>
public sealed record SpaceBytes(StateSpace Space, int Bytes)
{
    /// <summary>The states that a variant touches and that weights share, by what has one of each.</summary>
    /// <param name="size">Bytes of a number of a row, column or block; those of tensors and of the run are doubles.</param>
    public static EquatableArray<SpaceBytes> Of(Graph graph, Variant variant, int size)
    {
        HashSet<string> touched =
        [
            .. variant.AllPasses.SelectMany(p => p.Loads.Select(l => l.Tensor).Concat(p.Stores.Select(s => s.Target))),
            .. variant.Stores.Concat(variant.RejectedStores).Select(s => s.Target),
            .. new UniformCode(graph, variant).Slots.Where(s => graph.Values[s].Op == Op.State).Select(s => graph.Values[s].Text),
        ];
        return graph.States.Where(s => s.Space != StateSpace.Element && touched.Contains(s.Name)).GroupBy(s => s.Space).OrderBy(g => g.Key)
            .Select(g => new SpaceBytes(g.Key, g.Count() * (g.Key is StateSpace.Tensor or StateSpace.Global ? 8 : size))).ToEquatableArray();
    }
}
