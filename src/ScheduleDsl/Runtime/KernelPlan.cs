using System.Collections.Generic;
using System.ComponentModel;

namespace ScheduleDsl.CompilerServices;

/// <summary>What the steps of a rule consist of, in one precision. Generated code states it, the runtime carries it out.</summary>
/// <param name="Tensors">All memory that loops touch, in the order of the pointers that they are handed.</param>
/// <param name="Leaves">Slots of the uniform block that the runtime fills before the prologue.</param>
/// <param name="SharedSlots">Slots that <see cref="CompiledRule.Shared"/> fills.</param>
/// <param name="IsPerTensor">Whether tensors differ in uniform values, so that each matrix of each has a block of its own; else a group shares one.</param>
/// <param name="Variants">The plan for each variant.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record KernelPlan(
    IReadOnlyList<TensorInfo> Tensors,
    IReadOnlyList<LeafSlot> Leaves,
    IReadOnlyList<SharedSlot> SharedSlots,
    bool IsPerTensor,
    IReadOnlyList<VariantPlan> Variants);

/// <summary>What a tensor of a loop is.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum TensorSource
{
    /// <summary>The weights.</summary>
    Parameter,

    /// <summary>The gradients.</summary>
    Gradient,

    /// <summary>An extra input, by its place in <see cref="CompiledRule.Inputs"/>.</summary>
    Input,

    /// <summary>A state, by its place in <see cref="CompiledRule.States"/>.</summary>
    State,

    /// <summary>Numbers that one loop leaves for another within a step, by a place of their own for each space. Nothing is kept for the next step.</summary>
    Scratch,

    /// <summary>
    /// Column sums in the making: one number for each column, for every 64 rows of a matrix; zeroed by the loop at the first of them. The runtime
    /// adds them up into the scratch of column space of the same place.
    /// </summary>
    ColumnSums,

    /// <summary>Random numbers, by the number of the draw; only read.</summary>
    Draw,

    /// <summary>An output, by its place in <see cref="CompiledRule.Outputs"/>; only written.</summary>
    Output,
}

/// <summary>Memory that loops touch.</summary>
/// <param name="Name">For messages.</param>
/// <param name="Source">What it is.</param>
/// <param name="Place">Which one of its source.</param>
/// <param name="Space">What it has one number for.</param>
/// <param name="Kind">Of a draw: the distribution, a value of <c>DrawKind</c>. Of column sums: a <see cref="CollectiveKind"/>.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record TensorInfo(string Name, TensorSource Source, int Place, StateSpace Space = StateSpace.Element, int Kind = 0);

/// <summary>What the runtime puts into a slot before the prologue.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum LeafSource
{
    /// <summary>A size of the tensor, by its place among the members of <see cref="TensorFacts"/>.</summary>
    Fact,

    /// <summary>A state of tensor or global space, by its place in <see cref="CompiledRule.States"/>.</summary>
    State,

    /// <summary>A scalar input, by its place in <see cref="CompiledRule.Inputs"/>.</summary>
    Input,
}

/// <summary>A slot that the runtime fills before the prologue.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record LeafSlot(int Slot, LeafSource Source, int Place);

/// <summary>A slot that shared code fills at a level.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record SharedSlot(int Slot, int Level);

/// <summary>The steps of one variant, in order.</summary>
/// <param name="Steps">Loops and uniform code.</param>
/// <param name="Stores">What states of tensor and global space become when the step is over, from which slots.</param>
/// <param name="Applies">False where this variant only prepares (it accumulates): the step counter then stays.</param>
/// <param name="Rejected">What is done instead of all that follows where a gate is closed; null for nothing.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record VariantPlan(IReadOnlyList<PlanStep> Steps, IReadOnlyList<UniformStore> Stores, bool Applies = true, VariantPlan? Rejected = null)
{
    /// <summary>The same for tensors that stay in cache from one loop to the next: they leave in memory what is dear to compute again. Null where there is no such thing.</summary>
    public IReadOnlyList<PlanStep>? InCache { get; init; }
}

/// <summary>A state of tensor or global space and the slot that holds its new value.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record UniformStore(int State, int Slot);

/// <summary>A part of a step.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract record PlanStep;

/// <summary>How a loop over weights follows rows or blocks.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum LoopSpan
{
    /// <summary>Not at all: any piece will do.</summary>
    None,

    /// <summary>Whole rows of a matrix: pointers of row space advance by one for each row, those of column space start again.</summary>
    Rows,

    /// <summary>Whole blocks of a tensor: pointers of block space advance by one for each block.</summary>
    Blocks,
}

/// <summary>A loop. Over weights it is a pass over memory; over rows, columns or blocks it runs over their arrays.</summary>
/// <param name="Loop">The number to hand to <see cref="CompiledRule.Run"/>.</param>
/// <param name="Space">What it runs over: <see cref="StateSpace.Element"/>, Row, Column or Block.</param>
/// <param name="Span">How a loop over weights is cut.</param>
/// <param name="BlockSlot">The slot with the length of the blocks that it follows or runs over, else -1.</param>
/// <param name="IsPerMatrix">It reads values that differ between the matrices of a tensor, or reduces over one: it runs for each with its own block. Otherwise over the whole tensor with the block of its first matrix.</param>
/// <param name="Reads">Places in <see cref="KernelPlan.Tensors"/> that it loads.</param>
/// <param name="Writes">Places in <see cref="KernelPlan.Tensors"/> that it stores to.</param>
/// <param name="Reductions">Its partial results, in their order.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record LoopStep(
    int Loop, StateSpace Space, LoopSpan Span, int BlockSlot, bool IsPerMatrix,
    IReadOnlyList<int> Reads, IReadOnlyList<int> Writes, IReadOnlyList<ReductionInfo> Reductions) : PlanStep
{
    /// <summary>The step before it is a product whose result it reads, number by number: it may run on each block of the result as soon as that is done.</summary>
    public bool IsEpilogue { get; init; }

    /// <summary>The step behind it is a product that takes what it writes: it may run on each panel of the operand before that is packed.</summary>
    public bool IsPrologue { get; init; }
}

/// <summary>A reduction of wide scope: what a loop leaves partial results of. Reductions over single rows and blocks are stored by the loop itself. Also what a <see cref="SelectStep"/> selects, of any scope.</summary>
/// <param name="Key">Of a group or the run: reductions that have one key are one, whatever the variant, and over the run whatever the rule: one global norm over all routes.</param>
/// <param name="Scope">Rows, Columns, Matrix, Tensor, Group or All.</param>
/// <param name="Kind">How partial results combine.</param>
/// <param name="Slot">Receives the result, in every block that it is for.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ReductionInfo(string Key, CollectiveScope Scope, CollectiveKind Kind, int Slot);

/// <summary>An order statistic that the runtime selects from numbers in memory, or a sum of vectors of several tensors: they are complete for all that it is over.</summary>
/// <param name="Source">The place in <see cref="KernelPlan.Tensors"/> of what it selects from.</param>
/// <param name="Target">The place that receives a result for each row, column or block; -1 where the result is uniform.</param>
/// <param name="BlockSlot">The slot with the length of the blocks that it is over, else -1.</param>
/// <param name="IsPerMatrix">Whether each matrix of a tensor has a result of its own.</param>
/// <param name="RankSlot">The slot that says which of the ordered numbers is wanted; -1 of a sum of vectors.</param>
/// <param name="Result">What is selected; its slot receives a uniform result.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record SelectStep(int Source, int Target, int BlockSlot, bool IsPerMatrix, int RankSlot, ReductionInfo Result) : PlanStep
{
    /// <summary>How often each number is read, in float32.</summary>
    public const int Reads = 3;
}

/// <summary>An operation on whole matrices in memory, for each matrix of a tensor.</summary>
/// <param name="Kind">Which one.</param>
/// <param name="Sources">Places in <see cref="KernelPlan.Tensors"/> of its operands.</param>
/// <param name="Target">The place that receives the result; no operand.</param>
/// <param name="Draw">Of random numbers: which of the rule's draws they are.</param>
/// <param name="KeySlot">Of random numbers: the slot that says which ones.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record MatrixStep(MatrixKind Kind, IReadOnlyList<int> Sources, int Target, int Draw = 0, int KeySlot = -1) : PlanStep
{
    /// <summary>Of a product with an addend, its third source: the slot with what the product is multiplied by; else -1.</summary>
    public int AlphaSlot { get; init; } = -1;

    /// <summary>The slot with what the addend is multiplied by; -1 without one.</summary>
    public int BetaSlot { get; init; } = -1;

    /// <summary>Of a product: it is symmetric to the last bit, so that half of it is computed.</summary>
    public bool IsSymmetric { get; init; }
}

/// <summary>Uniform code between loops: first shared, then local. Everything before it is complete for all that its reductions are over.</summary>
/// <param name="Level">The level to hand over.</param>
/// <param name="Barrier">The widest scope of the reductions that it waits for.</param>
/// <param name="GateSlot">After it, the step ends where this slot of the shared block is 0; -1 for no such test.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record UniformStep(int Level, CollectiveScope Barrier, int GateSlot = -1) : PlanStep;
