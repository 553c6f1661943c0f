using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Lowering.Passes;

/// <summary>A pass over memory in the making.</summary>
/// <param name="CrossesMatrices">Whether it comes through several matrices, so that it cannot compute with what each has one of.</param>
/// <param name="Spilled">Values that a later loop of the level reduces, or the runtime selects from.</param>
internal sealed record ElementLoop(LoopSpan Span, bool CrossesMatrices, List<int> Reductions, List<Store> Stores, List<int> Spilled);

/// <summary>
/// Sorts what the passes of one level have to do by how they run: flat, along rows, or along blocks. A reduction whose operand needs another
/// way than itself gets the operand from memory. Blocks and sums over the tensor take no notice of its matrices, so what has a value of its own
/// for each matrix is computed in no loop of theirs: it reads block values from copies that an earlier loop has made for each weight, and is
/// itself left in memory for them.
/// </summary>
internal sealed class ElementJobs(Graph graph, LoopMemory memory, BlockLengths blocks)
{
    private readonly Dictionary<LoopSpan, ElementLoop> loops = [];
    private readonly List<Store> anywhere = [];
    private readonly List<int> spilledAnywhere = [];
    private readonly ElementLoop copies = new(LoopSpan.Blocks, true, [], [], []);
    private readonly ElementLoop ofMatrices = new(LoopSpan.None, false, [], [], []);
    private readonly ElementLoop byMatrix = new(LoopSpan.None, false, [], [], []);
    private bool blocksFeedRows;

    public bool AddReduction(int reduction)
    {
        Collective collective = Collective.Of(graph.Values[reduction]);
        int operand = graph.Values[reduction].Operands[0];
        if (SpanOf(operand) is not { } needed)
            return false;
        LoopSpan own = collective.Scope switch
        {
            ReduceScope.Row or ReduceScope.Column => LoopSpan.Rows,
            ReduceScope.Block => LoopSpan.Blocks,
            _ => LoopSpan.None,
        };
        ElementLoop home = graph.Values[reduction].Rate == Rate.Matrix ? byMatrix : Loop(own);
        home.Reductions.Add(reduction);
        if (home.CrossesMatrices && needed != LoopSpan.Rows && IsPerMatrix(operand))
        {
            Spill(operand, ofMatrices.Spilled);
        }
        else if (needed != LoopSpan.None && needed != own)
        {
            Spill(operand, Loop(needed).Spilled);
            blocksFeedRows |= needed == LoopSpan.Blocks && own == LoopSpan.Rows;
        }
        return true;
    }

    /// <summary>A value that is needed in memory, one number for each weight.</summary>
    public bool AddSpill(int value)
    {
        if (SpanOf(value) is not { } span)
            return false;
        Spill(value, span != LoopSpan.None ? Loop(span).Spilled : IsPerMatrix(value) ? ofMatrices.Spilled : spilledAnywhere);
        return true;
    }

    public bool AddStore(Store store)
    {
        if (SpanOf(store.Value) is not { } span)
            return false;
        if (span == LoopSpan.None)
            anywhere.Add(store);
        else
            Loop(span).Stores.Add(store);
        return true;
    }

    /// <summary>The loops, those that leave operands to others first. What runs anywhere runs in the last.</summary>
    public IEnumerable<ElementLoop> InOrder()
    {
        if (anywhere.Any(s => IsPerMatrix(s.Value)))
            TakeStoresFromBlocks();
        LoopSpan[] order = blocksFeedRows ? [LoopSpan.Blocks, LoopSpan.Rows, LoopSpan.None] : [LoopSpan.Rows, LoopSpan.Blocks, LoopSpan.None];
        List<ElementLoop> present = [.. order.Where(loops.ContainsKey).Select(s => loops[s])];
        bool wantsMatrices = anywhere.Any(s => IsPerMatrix(s.Value)) && (present.Count == 0 || present[present.Count - 1].CrossesMatrices);
        if (byMatrix.Reductions.Count > 0 || wantsMatrices)
            present.Add(byMatrix);
        else if (anywhere.Count + spilledAnywhere.Count > 0 && present.Count == 0)
            present.Add(Loop(LoopSpan.None));
        if (present.Count > 0)
        {
            present[present.Count - 1].Stores.AddRange(anywhere);
            present[present.Count - 1].Spilled.AddRange(spilledAnywhere);
        }
        return new[] { copies, ofMatrices }.Where(l => l.Spilled.Count > 0).Concat(present);
    }

    // What a loop along blocks stores, a later loop by matrices could no longer read as it was: one loop stores it all.
    private void TakeStoresFromBlocks()
    {
        if (!loops.TryGetValue(LoopSpan.Blocks, out ElementLoop? alongBlocks))
            return;
        foreach (Store store in alongBlocks.Stores)
            Copy(memory.CodeFor([store.Value], Rate.Element)!);
        anywhere.AddRange(alongBlocks.Stores);
        alongBlocks.Stores.Clear();
        if (alongBlocks.Reductions.Count + alongBlocks.Spilled.Count == 0)
            loops.Remove(LoopSpan.Blocks);
    }

    private void Copy(LoopCode code)
    {
        foreach (Load load in code.Loads.Where(l => blocks.SpaceOf(l.Tensor) == StateSpace.Block))
            Spill(load.Value, copies.Spilled);
    }

    private static void Spill(int value, List<int> spilled)
    {
        if (!spilled.Contains(value))
            spilled.Add(value);
    }

    private bool IsPerMatrix(int value) => graph.Values[value].Rate == Rate.Matrix
        || (memory.CodeFor([value], Rate.Element) is { } code && code.Values.Any(v => graph.Values[v].Operands.Any(o => graph.Values[o].Rate == Rate.Matrix)));

    private ElementLoop Loop(LoopSpan span)
    {
        if (!loops.TryGetValue(span, out ElementLoop? loop))
            loops.Add(span, loop = new ElementLoop(span, span != LoopSpan.Rows, [], [], []));
        return loop;
    }

    /// <summary>How a loop has to run that computes a value; null where memory lacks what it takes.</summary>
    private LoopSpan? SpanOf(int value)
    {
        if (graph.Values[value].Rate.IsUniform())
            return LoopSpan.None;
        if (memory.CodeFor([value], Rate.Element) is not { } code)
            return null;
        StateSpace[] spaces = [.. code.Loads.Select(l => blocks.SpaceOf(l.Tensor)).Distinct()];
        bool followsRows = spaces.Any(s => s is StateSpace.Row or StateSpace.Column);
        bool followsBlocks = spaces.Contains(StateSpace.Block);
        if (followsRows && followsBlocks)
            throw new LoweringException("one value depends on rows or columns and on blocks: a pass over memory follows one of them");
        if (followsBlocks && IsPerMatrix(value))
        {
            Copy(code);
            return LoopSpan.None;
        }
        return followsRows ? LoopSpan.Rows : followsBlocks ? LoopSpan.Blocks : LoopSpan.None;
    }
}
