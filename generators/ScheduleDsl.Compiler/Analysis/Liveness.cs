using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis;

/// <summary>How long the values of a pass are needed.</summary>
public static class Liveness
{
    /// <summary>What a pass holds, in order: it loads first.</summary>
    private static int[] Order(Pass pass) => [.. pass.Loads.Select(l => l.Value), .. pass.Values];

    /// <summary>For each value of a pass the place in the pass of its last use; stores come after all values.</summary>
    public static IReadOnlyDictionary<int, int> LastUses(Graph graph, Pass pass)
    {
        Dictionary<int, int> last = [];
        int[] order = Order(pass);
        for (int i = pass.Loads.Count; i < order.Length; i++)
        {
            foreach (int operand in graph.Values[order[i]].Operands)
                last[operand] = i;
        }
        foreach (int value in pass.Stores.Select(s => s.Value).Concat(pass.Reductions.Select(r => graph.Values[r].Operands[0])))
            last[value] = order.Length;
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
        int[] order = Order(pass);
        for (int i = 0; i < order.Length; i++)
            most = Math.Max(most, order.Take(i + 1).Count(v => last.TryGetValue(v, out int end) && end > i));
        return uniforms + most;
    }
}
