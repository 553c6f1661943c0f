using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Lowering.Passes;

/// <summary>
/// Sums over a tensor, a group or the run take a tensor as one run of numbers, also where a rule sees it as several matrices. A loop that starts
/// again at each matrix cannot, so it leaves them to a loop of their own, and in memory what they reduce.
/// </summary>
internal sealed class MatrixLoops(Graph graph, LoopMemory memory)
{
    public IReadOnlyList<ElementLoop> Apart(ElementLoop loop)
    {
        int[] wide = [.. loop.Reductions.Where(r => Collective.Of(graph.Values[r]).IsWide && graph.Values[r].Rate != Rate.Matrix)];
        int[] ofMatrices = [.. loop.Reductions.Except(wide)];
        Store[] stores = [.. loop.Stores.Where(s => FollowsMatrices(s.Value))];
        int[] spilled = [.. wide.Select(r => graph.Values[r].Operands[0]).Where(o => !graph.Values[o].Rate.IsUniform() && FollowsMatrices(o)).Distinct()];
        if (loop.Span != LoopSpan.None || wide.Length == 0 || ofMatrices.Length + stores.Length + spilled.Length == 0)
            return [loop];
        return
        [
            new ElementLoop(LoopSpan.None, [.. ofMatrices], [.. stores], [.. loop.Spilled, .. spilled]),
            new ElementLoop(LoopSpan.None, [.. wide], [.. loop.Stores.Except(stores)], []),
        ];
    }

    private bool FollowsMatrices(int value) => graph.Values[value].Rate == Rate.Matrix
        || (memory.CodeFor([value], Rate.Element) is { } code && code.Values.Any(v => graph.Values[v].Operands.Any(o => graph.Values[o].Rate == Rate.Matrix)));
}
