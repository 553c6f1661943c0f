using System.Collections.Immutable;

namespace ScheduleDsl.RandomRules.Tests.Model;

/// <summary>A statement of a rule's body.</summary>
internal abstract record Statement
{
    /// <summary>A new local.</summary>
    public sealed record Declare(string Local, Expression Value) : Statement;

    /// <summary>An assignment to a local, a state or a parameter of the method.</summary>
    /// <param name="Operator"><c>=</c>, or a compound one.</param>
    public sealed record Assign(string Target, string Operator, Expression Value) : Statement;

    /// <summary>A branch; a condition that is a name of a bool hyperparameter lets conditional states in.</summary>
    public sealed record If(Expression Condition, ImmutableArray<Statement> Then, ImmutableArray<Statement> Else) : Statement;

    /// <summary>A loop that is unrolled.</summary>
    public sealed record For(string Counter, int Trips, ImmutableArray<Statement> Body) : Statement;

    /// <summary>The end of the body.</summary>
    public sealed record Return(Expression Value) : Statement;
}
