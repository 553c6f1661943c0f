using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Lowering;

/// <summary>A state or input that exists only under a condition may be touched only where the body has tested that condition.</summary>
internal static class StateGuards
{
    /// <param name="conditions">For each conditional state or input the value of its condition.</param>
    public static void Check(Graph graph, IReadOnlyDictionary<string, int> conditions)
    {
        foreach (Variant variant in graph.Variants)
        {
            Store[] stores = [.. variant.Stores, .. variant.RejectedStores];
            IEnumerable<string> read = Reach.From(graph, stores.Select(s => s.Value).Concat(variant.Gates))
                .Select(v => graph.Values[v]).Where(v => v.Op is Op.State or Op.Input).Select(v => v.Text);
            foreach (string state in read.Concat(stores.Select(s => s.Target)))
            {
                if (conditions.TryGetValue(state, out int condition) && !IsDecided(graph, variant, condition))
                    throw new LoweringException($"'{state}' does not always exist: use it inside an 'if' of its own condition");
            }
        }
    }

    // Each part of a conjunction may have been asked for by itself.
    private static bool IsDecided(Graph graph, Variant variant, int wanted) =>
        variant.Decisions.Any(d => Implies(graph, d.Condition, d.Taken, wanted))
        || graph.Values[wanted] is { Op: Op.And } both && both.Operands.All(o => IsDecided(graph, variant, o));

    private static bool Implies(Graph graph, int fact, bool holds, int wanted)
    {
        if (graph.Values[wanted] is { Op: Op.Literal, Text: "true" } || (holds && fact == wanted))
            return true;
        if (!holds && graph.Values[wanted] is { Op: Op.Not } opposite && opposite.Operands[0] == fact)
            return true;
        if (graph.Values[wanted] is { Op: Op.Or } either && either.Operands.Any(o => Implies(graph, fact, holds, o)))
            return true;
        Value value = graph.Values[fact];
        return value.Op switch
        {
            Op.And when holds => value.Operands.Any(o => Implies(graph, o, true, wanted)),
            Op.Or when !holds => value.Operands.Any(o => Implies(graph, o, false, wanted)),
            Op.Not => Implies(graph, value.Operands[0], !holds, wanted),
            _ => false,
        };
    }
}
