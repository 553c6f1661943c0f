using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis;

/// <summary>What a set of values needs.</summary>
public static class Reach
{
    /// <summary>The roots and everything they are computed from, in order of evaluation.</summary>
    public static IReadOnlyCollection<int> From(Graph graph, IEnumerable<int> roots) => From(graph.Values, roots, _ => true);

    /// <summary>The same, without what lies behind some values, which are reached themselves.</summary>
    /// <param name="goesOn">Whether the operands of a value count.</param>
    public static IReadOnlyCollection<int> From(IReadOnlyList<Value> values, IEnumerable<int> roots, Func<Value, bool> goesOn) =>
        FromNumbers(values, roots, v => goesOn(values[v]));

    /// <summary>The same, by the places of values.</summary>
    public static IReadOnlyCollection<int> FromNumbers(IReadOnlyList<Value> values, IEnumerable<int> roots, Func<int, bool> goesOn)
    {
        bool[] isReached = new bool[values.Count];
        List<int> reached = [];
        Stack<int> open = new(roots);
        while (open.Count > 0)
        {
            int value = open.Pop();
            if (isReached[value])
                continue;
            isReached[value] = true;
            reached.Add(value);
            if (!goesOn(value))
                continue;
            foreach (int operand in values[value].Operands)
                open.Push(operand);
        }
        reached.Sort();
        return reached;
    }
}
