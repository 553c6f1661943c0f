using System;
using System.Collections.Generic;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>An order statistic of a plan, with what selecting it needs at hand.</summary>
internal sealed class SelectCode
{
    public SelectCode(SelectStep step, IReadOnlyList<TensorInfo> tensors, IReadOnlyList<OperandFormat> formats, ElementType type)
    {
        (Result, RankSlot) = (step.Result, step.RankSlot);
        LoopSpan span = Scope switch
        {
            CollectiveScope.Row or CollectiveScope.Column => LoopSpan.Rows,
            CollectiveScope.Block => LoopSpan.Blocks,
            _ => LoopSpan.None,
        };
        Access = new LoopCode(
            new LoopStep(-1, tensors[step.Source].Space, span, step.BlockSlot, step.IsPerMatrix, [step.Source], step.Target < 0 ? [] : [step.Target], []), tensors, formats, type, LoopMemory.AsComputed);
        (Source, Target) = (Array.IndexOf(Access.Operands, step.Source), Array.IndexOf(Access.Operands, step.Target));
    }

    /// <summary>What is selected, over what, and the slot of a uniform result.</summary>
    public ReductionInfo Result { get; }

    public CollectiveScope Scope => Result.Scope;

    /// <summary>The slot that says which one is wanted.</summary>
    public int RankSlot { get; }

    /// <summary>The memory that it touches, as a loop would.</summary>
    public LoopCode Access { get; }

    /// <summary>The operand of <see cref="Access"/> that it selects from.</summary>
    public int Source { get; }

    /// <summary>The operand that receives a result for each row, column or block, or -1.</summary>
    public int Target { get; }
}

/// <summary>What steps of a plan read.</summary>
internal static class PlanSteps
{
    /// <summary>Places among the plan's tensors.</summary>
    public static IReadOnlyList<int> Reads(this PlanStep step) => step switch
    {
        LoopStep loop => loop.Reads,
        SelectStep selection => [selection.Source],
        MatrixStep matrix => matrix.Sources,
        _ => [],
    };
}
