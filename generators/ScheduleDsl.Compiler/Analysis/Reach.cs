using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis;

/// <summary>What a set of values needs.</summary>
public static class Reach
{
    /// <summary>The roots and everything they are computed from, in order of evaluation.</summary>
    public static IReadOnlyCollection<int> From(Graph graph, IEnumerable<int> roots)
    {
        SortedSet<int> reached = [];
        Stack<int> open = new(roots);
        while (open.Count > 0)
        {
            int value = open.Pop();
            if (reached.Add(value))
                graph.Values[value].Operands.ToList().ForEach(open.Push);
        }
        return reached;
    }
}
