using System;
using System.Collections.Generic;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>
/// The items of a step in the order in which threads take them. An item waits until so many have been done; since none behind those is begun
/// before, they are the first so many.
/// </summary>
/// <param name="chunk">Weights that a thread takes at a time.</param>
/// <param name="mostWhole">Tensors of more weights are cut, so that all threads have work.</param>
/// <param name="sharesProducts">Whether threads share each product; otherwise each takes whole tensors where there are any.</param>
internal sealed class WorkList(int chunk, long mostWhole, bool sharesProducts)
{
    /// <summary>Bytes of a tensor that stay in the second-level cache of common processors from one loop to the next.</summary>
    private const long Cached = 1 << 20;

    public List<WorkItem> Items { get; } = [];

    public List<Segment> Segments { get; } = [];

    public List<WholeTensor> Whole { get; } = [];

    public List<LargeChain> Large { get; } = [];

    public void Clear()
    {
        Items.Clear();
        Segments.Clear();
        Whole.Clear();
        Large.Clear();
    }

    /// <summary>Adds what comes between two rounds.</summary>
    public void AddBoundary(int round) => Items.Add(new WorkItem(WorkKind.Boundary, 0, 0, 0, 0, round, Items.Count));

    /// <summary>Whether one thread takes the tensor through the phase.</summary>
    public bool IsWhole(RunTensor tensor, PhaseCode phase) => FitsCache(tensor, phase) || phase.Matrices.Length > 0 && !sharesProducts;

    /// <summary>Whether what one thread touches of the tensor in one loop is in cache for the next.</summary>
    public bool FitsCache(RunTensor tensor, PhaseCode phase) =>
        tensor.Facts.Length <= mostWhole && tensor.Facts.Length * Math.Max(1, phase.ElementOperands) * tensor.Group.Route.Type.Size() <= Cached;

    /// <summary>Adds the segments of groups from one on.</summary>
    public void CutSegments(int first, int after) => WorkItem.AddSegments(Segments, first, chunk, after, Items);

    /// <summary>Adds a tensor that threads share: chain by chain, each when the one before is through.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="phase">What it goes through.</param>
    /// <param name="after">So many items have to be done before its first.</param>
    public void AddLarge(RunTensor tensor, PhaseCode phase, int after)
    {
        bool isPerTensor = tensor.Group.Route.Plan.IsPerTensor;
        if (phase.Prelude is { } prelude)
        {
            Large.Add(new LargeChain(tensor, phase, prelude));
            after = Finish(after);
        }

        bool backwards = false;
        foreach (LoopChain chain in phase.Chains)
        {
            Large.Add(new LargeChain(tensor, phase, chain));
            if (chain.Loops.Length > 0)
            {
                int first = Items.Count;
                Cut(PieceSize.Of(tensor, chain, chunk), after);
                after = Items.Count;
                // What one chain has come by last, the next finds in cache.
                if (backwards)
                    Items.Reverse(first, after - first);
                backwards = !backwards;
            }

            if (chain.HasSums)
            {
                CutSums(tensor.Count(StateSpace.Column), after);
                after = Items.Count;
            }

            if (chain.HasReductions || chain.Selections.Length + chain.Matrices.Length > 0 || (isPerTensor && chain.Uniforms.Length > 0))
                after = Finish(after);
        }
    }

    /// <summary>Adds items for the whole tensors from one on; small ones share an item.</summary>
    public void AddWhole(int first, int after)
    {
        while (first < Whole.Count)
        {
            int last = first;
            long total = Whole[first].Tensor.Facts.Length;
            while (last + 1 < Whole.Count && total + Whole[last + 1].Tensor.Facts.Length <= chunk / 4)
                total += Whole[++last].Tensor.Facts.Length;
            Items.Add(new WorkItem(WorkKind.Tensors, first, last, 0, total, After: after));
            first = last + 1;
        }
    }

    private void Cut(PieceSize size, int after)
    {
        for (int run = 0; run < size.Runs; run += size.RunsTogether)
        {
            int last = Math.Min(size.Runs, run + size.RunsTogether) - 1;
            long step = last > run ? size.Units : size.UnitsTogether;
            for (long start = 0; start < size.Units; start += step)
                Items.Add(new WorkItem(WorkKind.Piece, run, last, start, Math.Min(step, size.Units - start), Large.Count - 1, after));
        }
    }

    private void CutSums(long columns, int after)
    {
        for (long start = 0; start < columns; start += chunk)
            Items.Add(new WorkItem(WorkKind.Sums, 0, 0, start, Math.Min(chunk, columns - start), Large.Count - 1, after));
    }

    private int Finish(int after)
    {
        Items.Add(new WorkItem(WorkKind.Finish, 0, 0, 0, 0, Large.Count - 1, after));
        return Items.Count;
    }
}
