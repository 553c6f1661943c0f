using ScheduleDsl.Compiler.Collections;

namespace ScheduleDsl.Compiler.IR;

/// <summary>One value of a lowered body: an operation over earlier values. Its number is its place in the graph.</summary>
/// <param name="Operands">Places of earlier values.</param>
/// <param name="Text">A literal's text, the name that a leaf reads, or the function of a call; otherwise empty.</param>
/// <param name="Name">The local or state of the source that the value was given to, for readable code; may be empty.</param>
public sealed record Value(Op Op, IrType Type, Rate Rate, EquatableArray<int> Operands, string Text, string Name);

/// <summary>What the loop writes back: the parameter (<see cref="Target"/> empty) or a state.</summary>
public sealed record Store(string Target, int Value);

/// <summary>
/// One pass over memory. A rule without barriers has one; a collective ends a pass, and the values of the passes after
/// it may read its result, which has the collective's rate.
/// </summary>
/// <param name="Values">Element-rate values computed here, in order.</param>
public sealed record Pass(EquatableArray<int> Values, EquatableArray<Store> Stores);

/// <summary>A uniform condition with the side taken: together they select one variant.</summary>
public sealed record Decision(int Condition, bool Taken);

/// <summary>
/// A straight-line body: the rule with every uniform <c>if</c> decided, helpers inlined, loops unrolled and varying
/// branches turned into selects. A schedule's graph has no pass, and its result is <see cref="Result"/>.
/// </summary>
/// <param name="Values">In order of evaluation.</param>
/// <param name="Decisions">The conditions (values of this graph) met on the way, in order.</param>
/// <param name="Slots">The uniform values that the passes read, in the order of their slots in the uniform block.</param>
public sealed record Graph(
    EquatableArray<Value> Values,
    EquatableArray<Decision> Decisions,
    EquatableArray<int> Slots,
    EquatableArray<Pass> Passes,
    int Result);

/// <summary>A rule lowered for one precision: its graphs, one for each combination of uniform conditions.</summary>
public sealed record Kernel(Rule Rule, IrType Real, EquatableArray<Graph> Variants);
