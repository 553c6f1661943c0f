using ScheduleDsl.Compiler.Collections;

namespace ScheduleDsl.Compiler.IR;

/// <summary>An expression as bound: typed, with every conversion written out, and free of Roslyn's types.</summary>
public abstract record Expression(IrType Type);

/// <summary>A constant as decimal text that round-trips in its type, so that widening to double keeps what the author wrote.</summary>
public sealed record Literal(IrType Type, string Text) : Expression(Type);

/// <summary>A hyperparameter of the rule, or a settable property of a schedule.</summary>
public sealed record HyperReference(IrType Type, string Name) : Expression(Type);

/// <summary>The state field's value at this point of the body.</summary>
public sealed record StateReference(IrType Type, string Name) : Expression(Type);

/// <summary>What a step is handed: the parameter, its gradient, further inputs; a schedule's profile reads none.</summary>
public sealed record InputReference(IrType Type, string Name) : Expression(Type);

/// <summary>The step number as a double: in a rule counted from 1, in a schedule the update's index counted from 0.</summary>
public sealed record StepReference() : Expression(IrType.Float64);

/// <summary>A local or a function's parameter. Names are unique within one function.</summary>
public sealed record LocalReference(IrType Type, string Name) : Expression(Type);

/// <summary>A query of a schedule's table setting: a member of <c>StepTable</c>, a pure function of its arguments.</summary>
public sealed record TableRead(string Table, string Query, EquatableArray<Expression> Arguments) : Expression(IrType.Float64);

/// <summary>A primitive applied to operands.</summary>
public sealed record Operation(IrType Type, Op Op, EquatableArray<Expression> Operands) : Expression(Type);

/// <summary>A call of a pure function, by its <see cref="Function.Id"/>.</summary>
public sealed record Invocation(IrType Type, string Function, EquatableArray<Expression> Arguments) : Expression(Type);
