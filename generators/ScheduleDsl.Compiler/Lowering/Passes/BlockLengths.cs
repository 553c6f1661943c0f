using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Lowering.Passes;

/// <summary>What tensors have one number for, and how long the blocks are that loops follow.</summary>
internal sealed class BlockLengths(Graph graph)
{
    private readonly Dictionary<string, int> lengths = graph.States.Where(s => s.BlockLength >= 0).ToDictionary(s => s.Name, s => s.BlockLength);
    private readonly Dictionary<string, int> ofScratch = [];

    public StateSpace SpaceOf(string tensor) =>
        Scratch.IsScratch(tensor) ? Scratch.Tensor(tensor).Space : graph.SpaceOf(tensor);

    /// <summary>The uniform value that is the length of all blocks of a loop.</summary>
    public int Of(LoopCode code, IEnumerable<int> reductions, IReadOnlyList<Store> stores)
    {
        IEnumerable<int> read = code.Loads.Where(l => SpaceOf(l.Tensor) == StateSpace.Block).Select(l => OfTensor(l.Tensor));
        IEnumerable<int> reduced = reductions.Where(r => Collective.Of(graph.Values[r]).Scope == ReduceScope.Block).Select(r => graph.Values[r].Operands[1]);
        int[] all = [.. read.Concat(reduced).Concat(stores.Where(s => lengths.ContainsKey(s.Target)).Select(s => lengths[s.Target])).Distinct()];
        if (all.Length != 1)
            throw new LoweringException("blocks of different lengths meet in one value: use one length");
        foreach (Store store in stores.Where(s => Scratch.IsScratch(s.Target) && SpaceOf(s.Target) == StateSpace.Block))
            ofScratch[store.Target] = all[0];
        return all[0];
    }

    private int OfTensor(string tensor) => Scratch.IsScratch(tensor) ? ofScratch[tensor] : lengths[tensor];
}
