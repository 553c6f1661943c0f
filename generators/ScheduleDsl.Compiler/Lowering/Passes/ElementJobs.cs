using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Lowering.Passes;

/// <summary>A pass over memory in the making.</summary>
/// <param name="Spilled">Values that a later loop of the level reduces.</param>
internal sealed record ElementLoop(LoopSpan Span, List<int> Reductions, List<Store> Stores, List<int> Spilled);

/// <summary>
/// Sorts what the passes of one level have to do by how they run: flat, along rows, or along blocks. A reduction whose operand needs another
/// way than itself gets the operand from memory.
/// </summary>
internal sealed class ElementJobs(Graph graph, LoopMemory memory, BlockLengths blocks)
{
    private readonly Dictionary<LoopSpan, ElementLoop> loops = [];
    private readonly List<Store> anywhere = [];
    private readonly List<int> spilledAnywhere = [];
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
        Loop(own).Reductions.Add(reduction);
        if (needed != LoopSpan.None && needed != own)
        {
            Loop(needed).Spilled.Add(operand);
            blocksFeedRows |= needed == LoopSpan.Blocks && own == LoopSpan.Rows;
        }
        return true;
    }

    /// <summary>A value that is needed in memory, one number for each weight.</summary>
    public bool AddSpill(int value)
    {
        if (SpanOf(value) is not { } span)
            return false;
        List<int> spilled = span == LoopSpan.None ? spilledAnywhere : Loop(span).Spilled;
        if (!spilled.Contains(value))
            spilled.Add(value);
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
        if (anywhere.Count + spilledAnywhere.Count > 0 && loops.Count == 0)
            Loop(LoopSpan.None);
        LoopSpan[] order = blocksFeedRows ? [LoopSpan.Blocks, LoopSpan.Rows, LoopSpan.None] : [LoopSpan.Rows, LoopSpan.Blocks, LoopSpan.None];
        ElementLoop[] present = [.. order.Where(loops.ContainsKey).Select(s => loops[s])];
        if (present.Length > 0)
        {
            present[present.Length - 1].Stores.AddRange(anywhere);
            present[present.Length - 1].Spilled.AddRange(spilledAnywhere);
        }
        return present;
    }

    private ElementLoop Loop(LoopSpan span)
    {
        if (!loops.TryGetValue(span, out ElementLoop? loop))
            loops.Add(span, loop = new ElementLoop(span, [], [], []));
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
        return followsRows ? LoopSpan.Rows : followsBlocks ? LoopSpan.Blocks : LoopSpan.None;
    }
}
