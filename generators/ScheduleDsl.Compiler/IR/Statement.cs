using System;
using ScheduleDsl.Compiler.Collections;

namespace ScheduleDsl.Compiler.IR;

/// <summary>A statement as bound.</summary>
public abstract record Statement;

/// <summary>Declares a local or gives it a new value.</summary>
public sealed record Assign(string Local, Expression Value) : Statement;

/// <summary>Gives a state field a new value.</summary>
public sealed record AssignState(string State, Expression Value) : Statement;

public sealed record If(Expression Condition, Block Then, Block Else) : Statement;

/// <summary><c>for (int Local = From; Local &lt; Below; Local += Increment)</c> with constant bounds; unrolled when lowered.</summary>
public sealed record For(string Local, int From, int Below, int Increment, Block Body) : Statement;

public sealed record Return(Expression Value) : Statement;

public sealed record Block(EquatableArray<Statement> Statements) : IEquatable<Block>
{
    public static Block Empty { get; } = new(EquatableArray<Statement>.Empty);
}
