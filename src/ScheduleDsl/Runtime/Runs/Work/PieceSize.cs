using System;
using System.Numerics;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>How a chain of a large tensor is cut: each of some runs into pieces of some units, or several runs to a piece.</summary>
/// <param name="Runs">Runs of the tensor.</param>
/// <param name="Units">Units of each run: weights, rows, blocks or numbers of an array.</param>
/// <param name="RunsTogether">Runs that a piece takes, where they are small.</param>
/// <param name="UnitsTogether">Units that a piece takes.</param>
internal readonly record struct PieceSize(int Runs, long Units, int RunsTogether, long UnitsTogether)
{
    /// <summary>Weights that stay in cache from one loop of a chain to the next.</summary>
    private const int Cached = 32 * 1024;

    /// <param name="tensor">The tensor.</param>
    /// <param name="chain">What is to be cut.</param>
    /// <param name="chunk">Weights that a piece should have.</param>
    public static PieceSize Of(RunTensor tensor, LoopChain chain, long chunk)
    {
        TensorFacts facts = tensor.Facts;
        int matrices = (int)facts.Matrices;
        LoopCode first = chain.Loops[0];
        (int runs, long units, long weights, long multiple) = chain.Cut switch
        {
            Cut.Weights => (1, facts.Length, 1, PartialResults.Chunk),
            Cut.MatrixWeights => (matrices, facts.Rows * facts.Columns, 1, PartialResults.Chunk),
            Cut.Rows => (matrices, facts.Rows, facts.Columns, RowsTogether(chain, facts)),
            Cut.Blocks => OfBlocks(tensor, chain),
            _ => (LoopExtent.Of(tensor, first).Runs, LoopExtent.Of(tensor, first).Count, 1, PartialResults.Chunk),
        };
        long target = chain.Loops.Length > 1 ? Math.Min(chunk, Cached) : chunk;
        long wanted = Math.Max(1, target / weights);
        long together = Math.Clamp(target / Math.Max(1, units * weights), 1, runs);
        if (chain.HasUnpacked)
            together = Math.Min(runs, ToMultiple(together, ToWhole(BlockFormat.Length, units * weights)));
        return new(runs, units, (int)together, ToMultiple(wanted, multiple));
    }

    /// <summary>What a piece of a chain is to one of its loops, counted from the start of the run.</summary>
    public static (long First, long Count) InNumbers(RunTensor tensor, LoopChain chain, LoopCode loop, long start, long count)
    {
        if (chain.Cut == Cut.Rows && loop.Space == StateSpace.Element)
            return (start * tensor.Facts.Columns, count * tensor.Facts.Columns);
        if (chain.Cut != Cut.Blocks || loop.Space != StateSpace.Element)
            return (start, count);
        long length = tensor.BlockLength(chain.BlockSlot);
        return (start * length, Math.Min(count * length, tensor.Facts.Length - start * length));
    }

    private static (int Runs, long Units, long Weights, long Multiple) OfBlocks(RunTensor tensor, LoopChain chain)
    {
        long length = tensor.BlockLength(chain.BlockSlot);
        return (1, tensor.Count(StateSpace.Block, length), length, Together(chain, length));
    }

    private static long RowsTogether(LoopChain chain, in TensorFacts facts) => Math.Max(chain.HasSums ? ColumnSums.Rows : 1, Together(chain, facts.Columns));

    // A sum of 1,024 or an 8-bit block that two pieces shared would come out as chance has it.
    private static long Together(LoopChain chain, long length) =>
        chain.HasReductions ? ToWhole(PartialResults.Chunk, length) : chain.HasBlock8 ? ToWhole(BlockFormat.Length, length) : 1;

    // How many of a length are a multiple of a power of two. Powers of two again, so the larger of two demands meets both.
    private static long ToWhole(long power, long length) => power / Math.Min(power, 1L << Math.Min(62, BitOperations.TrailingZeroCount(length)));

    private static long ToMultiple(long count, long multiple) => (count + multiple - 1) / multiple * multiple;
}
