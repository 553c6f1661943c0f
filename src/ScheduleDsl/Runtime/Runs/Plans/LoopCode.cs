using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>One loop of a plan, with what every call of it needs at hand.</summary>
internal sealed class LoopCode
{
    public LoopCode(LoopStep step, IReadOnlyList<TensorInfo> tensors)
    {
        (Number, Space, Span, BlockSlot, IsPerMatrix) = (step.Loop, step.Space, step.Span, step.BlockSlot, step.IsPerMatrix);
        Operands = [.. step.Reads.Concat(step.Writes).Distinct().Order()];
        Spaces = [.. Operands.Select(place => tensors[place].Space)];
        Sums = [.. Operands.Where(place => tensors[place].Source == TensorSource.ColumnSums)];
        SumColumns = new int[Sums.Length];
        SumsAreLocal = new bool[Sums.Length];
        IsLocal = new bool[Operands.Length];
        Reductions = [.. step.Reductions];
        Results = new int[Reductions.Length];
    }

    /// <summary>What <see cref="CompiledRule.Run"/> calls it.</summary>
    public int Number { get; }

    public StateSpace Space { get; }

    public LoopSpan Span { get; }

    /// <summary>The slot with the length of its blocks, or -1.</summary>
    public int BlockSlot { get; }

    /// <summary>Whether each matrix has a uniform block of its own for it.</summary>
    public bool IsPerMatrix { get; }

    /// <summary>Whether it starts again at each matrix of a tensor.</summary>
    public bool RestartsAtMatrices => IsPerMatrix || Span == LoopSpan.Rows;

    /// <summary>Whether any piece of the weights will do for it.</summary>
    public bool IsFlat => Space == StateSpace.Element && Span == LoopSpan.None;

    /// <summary>Places among the plan's tensors that it reads or writes.</summary>
    public int[] Operands { get; }

    /// <summary>The space of each operand.</summary>
    public StateSpace[] Spaces { get; }

    /// <summary>Whether each operand lives for one phase only, so that it lies in the workspace of who runs the tensor.</summary>
    public bool[] IsLocal { get; }

    /// <summary>Those operands that are column sums in the making.</summary>
    public int[] Sums { get; }

    /// <summary>The scratch that each of them ends in, or -1 where nothing reads it.</summary>
    public int[] SumColumns { get; }

    /// <summary>Whether that scratch lies in the workspace.</summary>
    public bool[] SumsAreLocal { get; }

    public ReductionInfo[] Reductions { get; }

    /// <summary>The place of each reduction over a group or the run among those of the variant, else -1.</summary>
    public int[] Results { get; }
}
