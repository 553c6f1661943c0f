using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Lowering.Passes;

/// <content>Order statistics, and sums of vectors: the runtime computes them from memory, behind the loops of their level.</content>
internal sealed partial class LoopBuilder
{
    /// <summary>Whether memory has the operand of a selection when the loops of its level are through.</summary>
    private bool IsHeld(int selection, IEnumerable<Store> stored)
    {
        int operand = OperandOf(selection);
        string? tensor = memory.HolderOf(operand, StateSpace.Element);

        // Columns are gathered from numbers as loops compute with them: what a state holds may be shorter.
        if (Collective.Of(graph.Values[selection]).Scope == ReduceScope.Column)
            return tensor is not null && Scratch.IsScratch(tensor);
        return tensor is null
            ? graph.Values[operand].Rate == Rate.Element && stored.Any(s => s.Value == operand)
            : stored.All(s => s.Target != tensor);
    }

    private void AddSelection(int selection, string tensor, StateSpace space, int level)
    {
        Collective collective = Collective.Of(graph.Values[selection]);
        List<Store> stores = collective.IsWide ? [] : [new Store(scratch.Next(SpaceOf(selection)), selection)];
        Load load = new(OperandOf(selection), tensor);
        passes.Add(new Pass(EquatableArray<int>.Empty, EquatableArray.Of(load), stores.ToEquatableArray())
        {
            IsSelection = true,
            Space = space,
            BlockLength = collective.Scope == ReduceScope.Block ? blocks.Of(new LoopCode([load], []), [selection], stores) : -1,
            IsPerMatrix = graph.Values[selection].Rate == Rate.Matrix,
            Reductions = EquatableArray.Of(selection),
        });
        passLevels.Add(level);
        foreach (Store store in stores)
            memory.Store(store.Target, selection);
    }

    private int OperandOf(int reduction) => graph.Values[reduction].Operands[0];

    private bool IsBetweenLoops(int reduction) => Collective.Of(graph.Values[reduction]).IsBetweenLoops;
}
