using ScheduleDsl.Compiler.Collections;

namespace ScheduleDsl.Compiler.IR;

/// <summary>One value of a lowered body: an operation over earlier values. Its number is its place in the graph.</summary>
/// <param name="Operands">Places of earlier values.</param>
/// <param name="Text">A literal's text, the name that a leaf reads, or the function of a call; otherwise empty.</param>
/// <param name="Name">The local or state of the source that the value was given to, for readable code; may be empty.</param>
public sealed record Value(Op Op, IrType Type, Rate Rate, EquatableArray<int> Operands, string Text, string Name);

/// <summary>What the loop writes back: a state, or the parameter where <see cref="Target"/> is the parameter's name.</summary>
public sealed record Store(string Target, int Value);

/// <summary>A value that a loop reads from memory: an input or state, or what an earlier loop has left there.</summary>
public sealed record Load(int Value, string Tensor);

/// <summary>How a loop over weights follows rows or blocks; the names are those of the runtime's <c>LoopSpan</c>.</summary>
public enum LoopSpan { None, Rows, Blocks }

/// <summary>
/// One loop. Over elements it is a pass over memory, over rows, columns or blocks it runs over arrays with one number for each.
/// A rule without barriers has one; a collective ends a loop, and loops after it may read its result.
/// </summary>
/// <param name="Values">The varying values computed here, in order.</param>
/// <param name="Loads">The varying values read from memory, in the order of the graph.</param>
/// <param name="Stores">What is written.</param>
public sealed record Pass(EquatableArray<int> Values, EquatableArray<Load> Loads, EquatableArray<Store> Stores)
{
    /// <summary>What it has one iteration for: elements, rows, columns or blocks.</summary>
    public StateSpace Space { get; init; }

    public LoopSpan Span { get; init; }

    /// <summary>The uniform value with the length of the blocks that it follows or runs over, or -1.</summary>
    public int BlockLength { get; init; } = -1;

    /// <summary>It reads values that differ between the matrices of one tensor, or reduces over one.</summary>
    public bool IsPerMatrix { get; init; }

    /// <summary>No loop of its own: the runtime computes an order statistic or a sum of vectors, its one reduction, from the tensor that it loads.</summary>
    public bool IsSelection { get; init; }

    /// <summary>No loop of its own: the matrix operation that the runtime computes from the tensors that it loads; else -1.</summary>
    public int Matrix { get; init; } = -1;

    /// <summary>The pass before it is a product whose result it reads: it may run on each block of the result as soon as that is done.</summary>
    public bool IsEpilogue { get; init; }

    /// <summary>The pass behind it is a product that takes what it stores: it may run on each panel of the operand just before that is packed.</summary>
    public bool IsPrologue { get; init; }

    /// <summary>Whether a loop is emitted for it.</summary>
    public bool IsLoop => !IsSelection && Matrix < 0;

    /// <summary>How often a selection reads each number: so many digits of 11 bits it has.</summary>
    public static int SelectionReads(IrType real) => real == IrType.Float64 ? 6 : 3;

    /// <summary>Collectives that this loop reduces: wide ones to partial results, others to the tensors named in its stores.</summary>
    public EquatableArray<int> Reductions { get; init; } = EquatableArray<int>.Empty;

    /// <summary>Whether it leaves partial results for the runtime to combine.</summary>
    public bool HasPartials(Graph graph)
    {
        foreach (int reduction in Reductions)
        {
            if (graph.Values[reduction].Rate.IsUniform())
                return true;
        }
        return false;
    }
}

/// <summary>Where uniform values are computed between two loops.</summary>
/// <param name="Level">How many barriers have been passed.</param>
/// <param name="Before">The place of the first loop that comes after it.</param>
/// <param name="Barrier">The widest reduction that it waits for.</param>
/// <param name="Gate">A value of rate all: where it is false the step ends here; or -1.</param>
public sealed record Interlude(int Level, int Before, ReduceScope Barrier, int Gate = -1);

/// <summary>A uniform condition with the side taken.</summary>
public sealed record Decision(int Condition, bool Taken);

/// <summary>The body for one combination of uniform conditions: straight-line code.</summary>
/// <param name="Decisions">The conditions met on the way, in order; variants in order form the prologue's decision tree.</param>
public sealed record Variant(EquatableArray<Decision> Decisions, EquatableArray<Store> Stores, EquatableArray<Pass> Passes)
{
    /// <summary>Uniform bools of rate all: where one is false, the step ends before its first store.</summary>
    public EquatableArray<int> Gates { get; init; } = EquatableArray<int>.Empty;

    /// <summary>What is stored where a gate is closed: what the parts before it have gathered.</summary>
    public EquatableArray<Store> RejectedStores { get; init; } = EquatableArray<Store>.Empty;

    /// <summary>The loops that do it.</summary>
    public EquatableArray<Pass> RejectedPasses { get; init; } = EquatableArray<Pass>.Empty;

    /// <summary>
    /// The passes of a tensor that stays in cache from one to the next, in the same order: what is dear to compute again is left in memory there. Empty where
    /// nothing is.
    /// </summary>
    public EquatableArray<Pass> PassesInCache { get; init; } = EquatableArray<Pass>.Empty;

    /// <summary>Every loop that may run on a tensor of any size.</summary>
    public System.Collections.Generic.IEnumerable<Pass> AllPasses => System.Linq.Enumerable.Concat(Passes, RejectedPasses);

    /// <summary>False where this variant only prepares, and the step counter stays.</summary>
    public bool Applies { get; init; } = true;

    /// <summary>The uniform code between its loops; what is known before the first needs none.</summary>
    public EquatableArray<Interlude> Interludes { get; init; } = EquatableArray<Interlude>.Empty;
}

/// <summary>Where a state is kept.</summary>
/// <param name="BlockLength">Of block space: the uniform value that is the blocks' length, else -1.</param>
public sealed record StatePlace(string Name, StateSpace Space, int BlockLength);

/// <summary>
/// A lowered body. All variants share one list of values, in which equal values are one value, so that what two variants
/// have in common is computed by the same code.
/// </summary>
/// <param name="Values">Each value after its operands.</param>
/// <param name="Slots">The uniform values that loops read, in the order of their slots in the uniform block.</param>
/// <param name="Result">The value returned where the body is uniform altogether, as a schedule's is; else -1.</param>
public sealed record Graph(
    EquatableArray<Value> Values,
    EquatableArray<int> Slots,
    EquatableArray<Variant> Variants,
    int Result)
{
    /// <summary>The states of a rule.</summary>
    public EquatableArray<StatePlace> States { get; init; } = EquatableArray<StatePlace>.Empty;

    /// <summary>Tensors from which nothing is read that was stored there: their memory may hold less than what was computed.</summary>
    public EquatableArray<string> OnlyWritten { get; init; } = EquatableArray<string>.Empty;

    /// <summary>What a tensor that is stored to has one number for.</summary>
    public StateSpace SpaceOf(string target)
    {
        foreach (StatePlace state in States)
        {
            if (state.Name == target)
                return state.Space;
        }
        return StateSpace.Element;
    }
}
