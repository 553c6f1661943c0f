using System;
using System.Collections.Generic;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>A matrix operation of a plan, with what running it needs at hand.</summary>
internal sealed class MatrixCode
{
    public MatrixCode(MatrixStep step, IReadOnlyList<TensorInfo> tensors, IReadOnlyList<OperandFormat> formats, ElementType type)
    {
        (Kind, Draw, KeySlot) = (step.Kind, step.Draw, step.KeySlot);
        (AlphaSlot, BetaSlot, IsSymmetric) = (step.AlphaSlot, step.BetaSlot, step.IsSymmetric);
        Access = new LoopCode(
            new LoopStep(-1, tensors[step.Target].Space, LoopSpan.None, -1, true, step.Sources, [step.Target], []), tensors, formats, type, LoopMemory.AsComputed);
        Sources = [.. System.Linq.Enumerable.Select(step.Sources, source => Array.IndexOf(Access.Operands, source))];
        Target = Array.IndexOf(Access.Operands, step.Target);
    }

    public MatrixKind Kind { get; }

    /// <summary>Of random numbers: which of the rule's draws they are.</summary>
    public int Draw { get; }

    /// <summary>Of random numbers: the slot with their key.</summary>
    public int KeySlot { get; }

    /// <summary>Of a product with an addend: the slot with what the product is multiplied by; else -1.</summary>
    public int AlphaSlot { get; }

    /// <summary>The slot with what the addend is multiplied by; -1 without one.</summary>
    public int BetaSlot { get; }

    /// <summary>Of a product: it is symmetric to the last bit.</summary>
    public bool IsSymmetric { get; }

    /// <summary>Of a product: the loop that is run on each block of the result when it is done; null where there is none.</summary>
    public LoopCode? Epilogue { get; set; }

    /// <summary>Of a product: the loop that is run on each panel of what it writes, an operand, before that is packed; null where there is none.</summary>
    public LoopCode? Prologue { get; set; }

    /// <summary>The memory that it touches, as a loop would.</summary>
    public LoopCode Access { get; }

    /// <summary>Its operands, by their places in <see cref="Access"/>.</summary>
    public int[] Sources { get; }

    /// <summary>The place in <see cref="Access"/> that receives the result.</summary>
    public int Target { get; }
}
