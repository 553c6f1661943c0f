using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>One loop of a plan, with what every call of it needs at hand.</summary>
internal sealed class LoopCode
{
    /// <param name="step">The loop.</param>
    /// <param name="tensors">The plan's.</param>
    /// <param name="formats">How each of them is kept.</param>
    /// <param name="type">What the loop computes in.</param>
    /// <param name="taken">What it takes from memory as it is kept there.</param>
    public LoopCode(LoopStep step, IReadOnlyList<TensorInfo> tensors, IReadOnlyList<OperandFormat> formats, ElementType type, LoopMemory taken)
    {
        (Number, Space, Span, BlockSlot, IsPerMatrix) = (step.Loop, step.Space, step.Span, step.BlockSlot, step.IsPerMatrix);
        Operands = [.. step.Reads.Concat(step.Writes).Distinct().Order()];
        Spaces = [.. Operands.Select(place => tensors[place].Space)];
        Unpacked = [.. Operands.Select(place => formats[place].IsBlock8() && (!IsFlat || IsPerMatrix) ? formats[place] : OperandFormat.Direct)];
        HasUnpacked = Array.Exists(Unpacked, format => format != OperandFormat.Direct);
        LoopMemory[] memories = [.. Operands.Select(place => MemoryOf(tensors[place], formats[place]) & taken)];
        Memory = memories.Aggregate(LoopMemory.AsComputed, (all, one) => all | one);
        Formats = [.. Operands.Select((place, i) => Unpacked[i] == OperandFormat.Direct && memories[i] == LoopMemory.AsComputed ? formats[place] : OperandFormat.Direct)];
        Sizes = [.. Operands.Select((place, i) => (Unpacked[i] == OperandFormat.Direct ? formats[place] : OperandFormat.Direct).Size(type))];
        IsRead = [.. Operands.Select(place => step.Reads.Contains(place))];
        IsWritten = [.. Operands.Select(place => step.Writes.Contains(place))];
        ChangesState = Operands.Where((_, i) => IsWritten[i]).Any(place => tensors[place].Source is not (TensorSource.Scratch or TensorSource.ColumnSums));
        Sums = [.. Operands.Where(place => tensors[place].Source == TensorSource.ColumnSums)];
        IsStaged = Array.Exists(Formats, format => format != OperandFormat.Direct);
        SumColumns = new int[Sums.Length];
        SumsAreLocal = new bool[Sums.Length];
        IsLocal = new bool[Operands.Length];
        Homes = [.. Operands];
        Reductions = [.. step.Reductions];
        Results = new int[Reductions.Length];
        // Blocks of a matrix are no pieces that could be staged.
        bool runsInBlocks = !IsStaged && !HasUnpacked;
        IsEpilogue = step.IsEpilogue && runsInBlocks;
        // Products take numbers as they compute with them.
        IsPrologue = step.IsPrologue && runsInBlocks && Memory == LoopMemory.AsComputed;
    }

    /// <summary>What <see cref="CompiledRule.Run"/> calls it.</summary>
    public int Number { get; }

    /// <summary>What it takes weights and gradients as: it widens and narrows those by itself.</summary>
    public LoopMemory Memory { get; }

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

    /// <summary>How each operand comes about.</summary>
    public OperandFormat[] Formats { get; }

    /// <summary>
    /// The format of each operand in 8-bit blocks that the loop's rows, blocks or matrices could cut, else <see cref="OperandFormat.Direct"/>: it is
    /// unpacked before the loop, for the whole piece, so <see cref="Formats"/> has it as floats.
    /// </summary>
    public OperandFormat[] Unpacked { get; }

    /// <summary>Whether any operand is unpacked.</summary>
    public bool HasUnpacked { get; }

    /// <summary>Whether any operand is in 8-bit blocks, which no two pieces may share.</summary>
    public bool HasBlock8 => HasUnpacked || Array.Exists(Formats, format => format.IsBlock8());

    /// <summary>Bytes of a number of each operand, as the loop finds it.</summary>
    public int[] Sizes { get; }

    public bool[] IsRead { get; }

    public bool[] IsWritten { get; }

    /// <summary>Whether it writes what outlives the step.</summary>
    public bool ChangesState { get; }

    /// <summary>Whether any operand has to be made ready for the loop.</summary>
    public bool IsStaged { get; }

    /// <summary>Whether the product before it runs it, on each block of its result.</summary>
    public bool IsEpilogue { get; }

    /// <summary>Whether the product behind it runs it, on each panel of an operand.</summary>
    public bool IsPrologue { get; }

    /// <summary>Whether the numbers of weights in their tensor matter, as they do for random numbers and for what is kept beside them.</summary>
    public bool CountsWeights => Array.Exists(Formats, format => format is OperandFormat.Draw or OperandFormat.BFloat16ByChance or OperandFormat.BFloat16Compensated || format.IsBlock8());

    /// <summary>Whether each operand lives for one phase only, so that it lies in the workspace of who runs the tensor.</summary>
    public bool[] IsLocal { get; }

    /// <summary>The place whose memory each operand that is not local has: its own, but for scratch that lies where gradients are.</summary>
    public int[] Homes { get; }

    /// <summary>Those operands that are column sums in the making.</summary>
    public int[] Sums { get; }

    /// <summary>The scratch that each of them ends in, or -1 where nothing reads it.</summary>
    public int[] SumColumns { get; }

    /// <summary>Whether that scratch lies in the workspace.</summary>
    public bool[] SumsAreLocal { get; }

    public ReductionInfo[] Reductions { get; }

    /// <summary>The place of each reduction over a group or the run among those of the variant, else -1.</summary>
    public int[] Results { get; }

    private static LoopMemory MemoryOf(TensorInfo tensor, OperandFormat format) => (tensor.Source, format) switch
    {
        (TensorSource.Parameter, OperandFormat.BFloat16) => LoopMemory.BFloat16Weights,
        (TensorSource.Gradient, OperandFormat.BFloat16) => LoopMemory.BFloat16Gradients,
        _ => LoopMemory.AsComputed,
    };
}
