using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Binding;

/// <summary>Where bound operations and calls are written, for whoever finds something about one of them later.</summary>
public sealed class ExpressionPlaces
{
    private readonly Dictionary<Expression, IOperation> places = new(SameExpression.Instance);

    /// <summary>The source of an expression; null where it was made otherwise, or comes from another assembly.</summary>
    public IOperation? Of(Expression expression) => places.TryGetValue(expression, out IOperation? place) ? place : null;

    internal void Add(Expression expression, IOperation place) => places[expression] = place;

    /// <summary>Records compare by value, and two places of a source may read alike.</summary>
    private sealed class SameExpression : IEqualityComparer<Expression>
    {
        public static readonly SameExpression Instance = new();

        public bool Equals(Expression? one, Expression? other) => ReferenceEquals(one, other);

        public int GetHashCode(Expression expression) => RuntimeHelpers.GetHashCode(expression);
    }
}
