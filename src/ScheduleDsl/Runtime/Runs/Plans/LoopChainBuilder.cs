using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>Gathers the steps of a phase into chains, in their order.</summary>
/// <param name="tensors">The plan's.</param>
/// <param name="hasOneMatrix">Whether the rule sees every tensor as a single matrix.</param>
internal sealed class LoopChainBuilder(IReadOnlyList<TensorInfo> tensors, bool hasOneMatrix)
{
    private readonly List<LoopChain> chains = [];
    private readonly List<LoopCode> loops = [];
    private readonly List<SelectCode> selections = [];
    private readonly List<MatrixCode> matrices = [];
    private readonly List<UniformStep> uniforms = [];
    private Cut cut;
    private LoopCode? prologue;

    public void Add(LoopCode loop)
    {
        if (loop.IsEpilogue && matrices.Count > 0)
        {
            matrices[^1].Epilogue = loop;
            return;
        }

        if (loop.IsPrologue)
        {
            prologue = loop;
            return;
        }

        Cut together = cut & CutsOf(loop);
        if (selections.Count + matrices.Count > 0 || loops.Count > 0 && (uniforms.Count > 0 || (together & ~Cut.Array) == Cut.None || ReadsSums(loop) || OtherBlocks(loop)))
            Flush();
        cut = loops.Count == 0 ? CutsOf(loop) : together & ~Cut.Array;
        loops.Add(loop);
    }

    public void Add(SelectCode selection)
    {
        // Which one is wanted may follow from uniform code that comes before.
        if (uniforms.Count + matrices.Count > 0)
            Flush();
        selections.Add(selection);
    }

    public void Add(MatrixCode matrix)
    {
        if (uniforms.Count > 0)
            Flush();
        (matrix.Prologue, prologue) = (prologue, null);
        matrices.Add(matrix);
    }

    public void Add(UniformStep uniform) => uniforms.Add(uniform);

    public LoopChain[] Finish()
    {
        Flush();
        return [.. chains];
    }

    private void Flush()
    {
        if (loops.Count + selections.Count + matrices.Count + uniforms.Count > 0)
            chains.Add(new LoopChain(loops, Simplest(cut), selections, matrices, uniforms));
        loops.Clear();
        selections.Clear();
        matrices.Clear();
        uniforms.Clear();
        cut = Cut.None;
    }

    private Cut CutsOf(LoopCode loop)
    {
        bool reduces = loop.Reductions.Length > 0;
        // A matrix may begin in the middle of a sum of 1,024 or of an 8-bit block.
        bool countsFromTensor = reduces || loop.HasBlock8;
        return (loop.Space, loop.Span) switch
        {
            // Its sums of 1,024 begin where the matrix or the tensor begins, so pieces have to as well.
            (StateSpace.Element, LoopSpan.None) when hasOneMatrix => Cut.Weights | Cut.Blocks | Cut.Rows,
            (StateSpace.Element, LoopSpan.None) when loop.IsPerMatrix => Cut.MatrixWeights | Cut.Rows,
            (StateSpace.Element, LoopSpan.None) => Cut.Weights | Cut.Blocks | (countsFromTensor ? Cut.None : Cut.Rows),
            (StateSpace.Element, LoopSpan.Rows) => Cut.Rows,
            (StateSpace.Element, LoopSpan.Blocks) => Cut.Blocks,
            (StateSpace.Row, _) when !reduces => Cut.Array | Cut.Rows,
            (StateSpace.Block, _) when !reduces => Cut.Array | Cut.Blocks,
            _ => Cut.Array,
        };
    }

    // Column sums are complete when all rows are through.
    private bool ReadsSums(LoopCode loop) => loops.SelectMany(before => before.Sums).Any(sums => loop.Operands.Any(
        place => tensors[place] is { Source: TensorSource.Scratch, Space: StateSpace.Column } column && column.Place == tensors[sums].Place));

    private bool OtherBlocks(LoopCode loop) => loop.BlockSlot >= 0 && loops.Any(before => before.BlockSlot >= 0 && before.BlockSlot != loop.BlockSlot);

    private static Cut Simplest(Cut cuts)
    {
        for (int one = 1; one <= (int)Cut.Array; one <<= 1)
        {
            if (((int)cuts & one) != 0)
                return (Cut)one;
        }

        return Cut.None;
    }
}
