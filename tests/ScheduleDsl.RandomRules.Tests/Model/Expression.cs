using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace ScheduleDsl.RandomRules.Tests.Model;

/// <summary>An expression: a text with holes for its operands.</summary>
/// <param name="IsName">The text names a state, hyperparameter or local.</param>
internal sealed record Expression(Kind Kind, string Format, ImmutableArray<Expression> Operands, bool IsName = false)
{
    public static Expression Name(Kind kind, string name) => new(kind, name, [], IsName: true);

    public static Expression Text(Kind kind, string text) => new(kind, text, []);

    /// <summary>The plainest value of a kind.</summary>
    public static Expression Plainest(Kind kind) => Text(kind, kind.IsPair() ? PairOf(kind) : kind.IsFloat() ? "1f" : kind.IsScalar() ? "(Scalar)1" : "true");

    /// <summary>Numbers for each pair of rows or of columns.</summary>
    public static string PairOf(Kind kind) => $"Across.Matrix.{(kind == Kind.RowPair ? "ProductTransposed" : "TransposedProduct")}(Drawing.Held(parameter), Drawing.Held(parameter))";

    public IEnumerable<string> Names => IsName ? [Format] : Operands.SelectMany(o => o.Names);

    public override string ToString() => Operands.IsEmpty ? Format : string.Format(System.Globalization.CultureInfo.InvariantCulture, Format, [.. Operands]);
}
