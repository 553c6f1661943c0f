using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Lowering;

/// <summary>Drops values that no store, condition or result needs: both sides of a tried branch were written down.</summary>
public static class RemoveDead
{
    public static Graph Run(Graph graph)
    {
        bool[] live = new bool[graph.Values.Count];
        IEnumerable<int> roots = graph.Variants
            .SelectMany(v => v.Stores.Select(s => s.Value).Concat(v.Decisions.Select(d => d.Condition)).Concat(v.Gates).Concat(v.RejectedStores.Select(s => s.Value)))
            .Concat(graph.States.Select(s => s.BlockLength).Where(l => l >= 0))
            .Concat(graph.Result >= 0 ? [graph.Result] : []);
        foreach (int root in roots)
            live[root] = true;
        for (int i = live.Length - 1; i >= 0; i--)
        {
            if (!live[i])
                continue;
            foreach (int operand in graph.Values[i].Operands)
                live[operand] = true;
        }
        return Renumber(graph, live);
    }

    private static Graph Renumber(Graph graph, bool[] live)
    {
        int[] place = new int[live.Length];
        List<Value> values = [];
        for (int i = 0; i < live.Length; i++)
        {
            place[i] = values.Count;
            if (live[i])
                values.Add(graph.Values[i] with { Operands = graph.Values[i].Operands.Select(o => place[o]).ToEquatableArray() });
        }
        return graph with
        {
            Values = values.ToEquatableArray(),
            Variants = graph.Variants.Select(v => v with
            {
                Decisions = v.Decisions.Select(d => d with { Condition = place[d.Condition] }).ToEquatableArray(),
                Stores = v.Stores.Select(s => s with { Value = place[s.Value] }).ToEquatableArray(),
                RejectedStores = v.RejectedStores.Select(s => s with { Value = place[s.Value] }).ToEquatableArray(),
                Gates = v.Gates.Select(g => place[g]).ToEquatableArray(),
            }).ToEquatableArray(),
            States = graph.States.Select(s => s with { BlockLength = s.BlockLength >= 0 ? place[s.BlockLength] : -1 }).ToEquatableArray(),
            Result = graph.Result >= 0 ? place[graph.Result] : -1,
        };
    }
}
