using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis;

/// <summary>How long the values of a pass are needed.</summary>
public static class Liveness
{
    /// <summary>For each value of a pass the place in the pass of its last use; stores come after all values.</summary>
    public static IReadOnlyDictionary<int, int> LastUses(Graph graph, Pass pass)
    {
        Dictionary<int, int> last = [];
        for (int i = 0; i < pass.Values.Count; i++)
        {
            foreach (int operand in graph.Values[pass.Values[i]].Operands)
                last[operand] = i;
        }
        foreach (Store store in pass.Stores)
            last[store.Value] = pass.Values.Count;
        return last;
    }

    /// <summary>The most values, hoisted uniforms included, that are held at one time.</summary>
    public static int MostLive(Graph graph, Pass pass)
    {
        IReadOnlyDictionary<int, int> last = LastUses(graph, pass);

        // Hoisted values are needed again by the next iteration, so they are never freed.
        int uniforms = last.Keys.Count(v => graph.Values[v].Rate.IsUniform());
        int most = 0;

        // A result may take the register of an operand that is needed for the last time.
        for (int i = 0; i < pass.Values.Count; i++)
            most = Math.Max(most, pass.Values.Take(i + 1).Count(v => last.TryGetValue(v, out int end) && end > i));
        return uniforms + most;
    }
}
