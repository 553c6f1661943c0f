using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Lowering;

/// <summary>Gives a slot of the uniform block to every uniform value that a pass reads: it is computed once, outside the loop.</summary>
/// <remarks>
/// Literals need none: the loop holds them itself; so it does constant floats, which the C# compiler folds. What is left constant
/// otherwise is computed once.
/// </remarks>
public static class HoistUniforms
{
    public static Graph Run(Graph graph)
    {
        SortedSet<int> slots = [];
        foreach (Pass pass in graph.Variants.SelectMany(v => v.Passes))
        {
            IEnumerable<int> read = pass.Values.SelectMany(v => graph.Values[v].Operands).Concat(pass.Stores.Select(s => s.Value));
            slots.UnionWith(read.Where(v => graph.Values[v].Rate.IsUniform() && !IsHeldByLoop(graph.Values[v])));
        }
        return graph with { Slots = slots.ToEquatableArray() };
    }

    private static bool IsHeldByLoop(Value value) =>
        value.Op == Op.Literal || (value.Rate == Rate.Constant && value.Type is not (IrType.Float64 or IrType.Int64));
}
