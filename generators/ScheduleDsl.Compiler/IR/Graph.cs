using ScheduleDsl.Compiler.Collections;

namespace ScheduleDsl.Compiler.IR;

/// <summary>One value of a lowered body: an operation over earlier values. Its number is its place in the graph.</summary>
/// <param name="Operands">Places of earlier values.</param>
/// <param name="Text">A literal's text, the name that a leaf reads, or the function of a call; otherwise empty.</param>
/// <param name="Name">The local or state of the source that the value was given to, for readable code; may be empty.</param>
public sealed record Value(Op Op, IrType Type, Rate Rate, EquatableArray<int> Operands, string Text, string Name);

/// <summary>What the loop writes back: a state, or the parameter where <see cref="Target"/> is the parameter's name.</summary>
public sealed record Store(string Target, int Value);

/// <summary>
/// One pass over memory. A rule without barriers has one; a collective ends a pass, and the values of the passes after
/// it may read its result, which has the collective's rate.
/// </summary>
/// <param name="Values">The varying values computed here, in order; leaves among them are what the pass loads.</param>
public sealed record Pass(EquatableArray<int> Values, EquatableArray<Store> Stores);

/// <summary>A uniform condition with the side taken.</summary>
public sealed record Decision(int Condition, bool Taken);

/// <summary>The body for one combination of uniform conditions: straight-line code.</summary>
/// <param name="Decisions">The conditions met on the way, in order; variants in order form the prologue's decision tree.</param>
public sealed record Variant(EquatableArray<Decision> Decisions, EquatableArray<Store> Stores, EquatableArray<Pass> Passes);

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
    int Result);
