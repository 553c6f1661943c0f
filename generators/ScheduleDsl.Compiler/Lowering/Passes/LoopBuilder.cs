using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Lowering.Passes;

/// <summary>
/// Makes the loops of one variant for one choice of the stores that are made early. Level by level: first loops over rows, columns and
/// blocks, then passes over memory.
/// </summary>
/// <param name="levelOf">At which level each store to weights or element states is made.</param>
internal sealed partial class LoopBuilder(Graph graph, Variant variant, Levels levels, BlockLengths blocks, Func<Store, int> levelOf)
{
    private static readonly Rate[] Arrays = [Rate.Row, Rate.Column, Rate.Block, .. MatrixSpaces.Arrays];

    private readonly LoopMemory memory = new(graph, blocks);
    private readonly Scratch scratch = new();
    private readonly List<Pass> passes = [];
    private readonly List<int> passLevels = [];

    /// <summary>The loops with the level of each, or null where a later loop would need what an earlier one has overwritten.</summary>
    public (IReadOnlyList<Pass> Passes, IReadOnlyList<int> Levels)? Build()
    {
        for (int level = 0; level <= levels.Last; level++)
        {
            foreach (Rate array in Arrays)
            {
                if (!AddArrayLoop(array, level))
                    return null;
            }
            if (!AddElementLoops(level) || !AddMatrices(level))
                return null;
        }
        return ArrayStores.Add(graph, variant, memory, passes, passLevels, levels.Gate, levels.Last, blocks) is { } complete ? (complete, passLevels) : null;
    }

    private bool AddArrayLoop(Rate rate, int level)
    {
        int[] computed = [.. levels.ComputedOver(rate, level)];
        int[] reductions = [.. levels.Reductions.Where(r => levels.PlaceOf(r) == level && IsOver(r, rate))];
        if (computed.Length + reductions.Length == 0)
            return true;
        int[] operands = [.. reductions.Select(OperandOf)];
        if (operands.Where(o => graph.Values[o].Rate is var r && !r.IsUniform() && r != rate).DefaultIfEmpty(-1).First() is >= 0 and var wrong)
            throw new LoweringException($"Across.{rate}s needs a value of which each {rate.ToString().ToLowerInvariant()} has one, and '{ValueText.Of(graph, wrong)}' changes with every {graph.Values[wrong].Rate.ToString().ToLowerInvariant()}");
        if (memory.CodeFor(computed.Concat(operands), rate) is not { } code)
            return false;
        StateSpace space = SpaceOf(rate);
        List<Store> stores = [.. code.Values.Where(v => LoopMemory.CanStore(graph.Values[v])).Select(v => new Store(scratch.Next(space), v))];
        int[] selections = [.. reductions.Where(IsBetweenLoops)];
        foreach (int operand in selections.Select(OperandOf).Distinct().Where(o => memory.HolderOf(o, space) is null && stores.All(s => s.Value != o)))
            stores.Add(new Store(scratch.Next(space), operand));
        int[] sums = [.. reductions.Except(selections)];

        // A sum over the tensor is one over all of its matrices' arrays at once, which a loop that begins anew at each matrix cannot give.
        int[] apart = IsPerMatrix(code, stores, sums) ? [.. sums.Where(r => graph.Values[r].Rate != Rate.Matrix)] : [];
        foreach (int operand in apart.Select(OperandOf).Distinct().Where(o => memory.HolderOf(o, space) is null && stores.All(s => s.Value != o)))
            stores.Add(new Store(scratch.Next(space), operand));
        if (computed.Length + stores.Count > 0 || sums.Length > apart.Length)
            Add(code, stores, [.. sums.Except(apart)], space, LoopSpan.None, level);
        if (apart.Length > 0)
        {
            if (memory.CodeFor(apart.Select(OperandOf), rate) is not { } held)
                return false;
            Add(held, [], apart, space, LoopSpan.None, level);
        }
        foreach (int selection in selections)
            AddSelection(selection, memory.HolderOf(OperandOf(selection), space)!, space, level);
        return true;
    }

    private bool AddElementLoops(int level)
    {
        ElementJobs jobs = new(graph, memory, blocks);
        int[] reductions = [.. levels.Reductions.Where(r => levels.PlaceOf(r) == level && !Levels.IsOfArray(graph, r))];
        int[] factors = [.. Factors(level)];
        Store[] stored = [.. variant.Stores.Where(s => IsElement(s) && levelOf(s) == level)];
        foreach (int reduction in reductions)
        {
            if (!IsBetweenLoops(reduction) ? !jobs.AddReduction(reduction) : !IsHeld(reduction, stored) && !jobs.AddSpill(OperandOf(reduction)))
                return false;
        }
        foreach (int factor in factors)
        {
            if (!IsHeldFor(factor, stored) && !jobs.AddSpill(factor))
                return false;
        }
        foreach (Store store in stored)
        {
            if (!jobs.AddStore(store))
                return false;
        }
        foreach (ElementLoop loop in jobs.InOrder())
        {
            List<Store> stores = [.. loop.Spilled.Select(s => new Store(scratch.Next(StateSpace.Element), s)), .. loop.Stores];
            foreach (int reduction in loop.Reductions)
            {
                Collective collective = Collective.Of(graph.Values[reduction]);
                if (!collective.IsWide)
                    stores.Add(new Store(scratch.Result(collective), reduction));
            }
            IEnumerable<int> wanted = loop.Spilled.Concat(loop.Stores.Select(s => s.Value)).Concat(loop.Reductions.Select(r => graph.Values[r].Operands[0]));
            if (memory.CodeFor(wanted, Rate.Element, loop.Span, loop.CrossesMatrices) is not { } code)
                return false;
            Add(code, stores, loop.Reductions, StateSpace.Element, loop.Span, level);
        }
        foreach (int selection in reductions.Where(IsBetweenLoops))
            AddSelection(selection, memory.HolderOf(OperandOf(selection), StateSpace.Element)!, StateSpace.Element, level);
        return true;
    }

    private void Add(LoopCode code, IReadOnlyList<Store> stores, IReadOnlyList<int> reductions, StateSpace space, LoopSpan span, int level)
    {
        passes.Add(new Pass(code.Values.ToEquatableArray(), code.Loads.ToEquatableArray(), stores.ToEquatableArray())
        {
            Space = space,
            Span = span,
            BlockLength = space == StateSpace.Block || span == LoopSpan.Blocks ? blocks.Of(code, reductions, stores) : -1,
            IsPerMatrix = IsPerMatrix(code, stores, reductions),
            Reductions = reductions.ToEquatableArray(),
        });
        passLevels.Add(level);
        foreach (Store store in stores)
            memory.Store(Scratch.ReadName(store.Target), store.Value);
    }

    private bool IsPerMatrix(LoopCode code, IEnumerable<Store> stores, IReadOnlyCollection<int> reductions)
    {
        IEnumerable<int> uniforms = code.Values.SelectMany(v => graph.Values[v].Operands).Concat(stores.Select(s => s.Value)).Concat(reductions.Select(r => graph.Values[r].Operands[0]));
        return uniforms.Except(code.Loads.Select(l => l.Value)).Any(v => graph.Values[v].Rate == Rate.Matrix) || reductions.Any(r => graph.Values[r].Rate == Rate.Matrix);
    }

    private bool IsElement(Store store) => blocks.SpaceOf(store.Target) == StateSpace.Element;

    private static StateSpace SpaceOf(Rate rate) => rate switch
    {
        Rate.Row => StateSpace.Row,
        Rate.Column => StateSpace.Column,
        Rate.Block => StateSpace.Block,
        _ => MatrixSpaces.SpaceOf(rate),
    };
}
