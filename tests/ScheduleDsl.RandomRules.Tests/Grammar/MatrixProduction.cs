using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.RandomRules.Tests.Model;

namespace ScheduleDsl.RandomRules.Tests.Grammar;

/// <summary>Ways to make an expression by matrix operations.</summary>
internal static class MatrixProduction
{
    // A drawn expression may be the same for a whole row or matrix, or not a number anywhere; these are not.
    private const string Weights = "(Drawing.Held(parameter) + Drawing.Held({0}))";
    private const string OtherWeights = "(Drawing.Held(parameter) + Drawing.Held({1}))";
    private const string OfRow = "(Across.Row.Sum(Drawing.Held(parameter)) + Drawing.Held({1}))";
    private const string OfColumn = "(Across.Column.Sum(Drawing.Held(parameter)) + Drawing.Held({1}))";

    /// <summary>Numbers for pairs of rows or columns, of weights and of each other.</summary>
    public static IEnumerable<Production> OfPairs(Kind pair)
    {
        bool isOfRows = pair == Kind.RowPair;
        yield return new(6, $"Across.Matrix.{(isOfRows ? "ProductTransposed" : "TransposedProduct")}({Weights}, {OtherWeights})", [Kind.Float, Kind.Float], IsCollective: true);
        foreach (string product in (string[])["Product", "ProductTransposed", "TransposedProduct"])
            yield return new(1, $"Across.Matrix.{product}(Drawing.Held({{0}}), Drawing.Held({{1}}))", [pair, pair], IsCollective: true);
        foreach (string function in (string[])["Transpose", "Identity", "Upper"])
            yield return new(1, $"Across.Matrix.{function}({{0}})", [pair], IsCollective: true);
        yield return new(2, "Across.Matrix.Product(Drawing.Held({0}), Drawing.Held({1}), (Scalar)0.5, (Scalar)(-2), {2})", [pair, pair, pair], IsCollective: true);
        foreach (string sign in (string[])["+", "-", "*"])
        {
            yield return new(2, $"({{0}} {sign} {{1}})", [pair, pair]);
            yield return new(1, $"(Drawing.Held((float){{0}}) {sign} {{1}})", [Kind.Matrix, pair]);
        }
        foreach (string function in (string[])["Abs", "Tanh", "Square"])
            yield return new(1, $"{function}({{0}})", [pair]);
        yield return new(1, "Max({0}, {1})", [pair, pair]);
        yield return new(1, "Lerp({0}, {1}, (Scalar)0.3)", [pair, pair]);
        yield return new(1, $"Across.Matrix.{(isOfRows ? "ScaleRows" : "ScaleColumns")}({{0}}, {(isOfRows ? OfRow : OfColumn)})", [pair, isOfRows ? Kind.Row : Kind.Column], IsCollective: true);
    }

    /// <summary>Numbers of weights, rows, columns and matrices that come from matrix operations.</summary>
    public static IEnumerable<Production> From(Kind kind, Scope scope) => scope.Pairs.SelectMany(pair => From(kind, pair));

    private static IEnumerable<Production> From(Kind kind, Kind pair)
    {
        bool isOfRows = pair == Kind.RowPair;
        string product = isOfRows ? "Across.Matrix.Product(Drawing.Held({1}), " + Weights + ")" : "Across.Matrix.Product(" + Weights + ", Drawing.Held({1}))";
        switch (kind)
        {
            case Kind.Float:
                yield return new(20, product, [Kind.Float, pair], IsCollective: true);
                yield return new(4, $"Across.Matrix.ScaleRows({Weights}, {OfRow})", [Kind.Float, Kind.Row], IsCollective: true);
                yield return new(4, $"Across.Matrix.ScaleColumns({Weights}, {OfColumn})", [Kind.Float, Kind.Column], IsCollective: true);
                yield return new(2, $"Across.Matrix.TakeRows({Weights}, Across.Matrix.Order({OfRow}))", [Kind.Float, Kind.Row], IsCollective: true);
                break;
            case Kind.Row:
                yield return new(4, $"Across.Matrix.RowSums({Weights})", [Kind.Float], IsCollective: true);
                yield return new(4, $"Across.Matrix.ProductTransposed({Weights}, {OfColumn})", [Kind.Float, Kind.Column], IsCollective: true);
                if (isOfRows)
                {
                    yield return new(4, "Across.Matrix.Diagonal({0})", [pair], IsCollective: true);
                    yield return new(4, "Across.Matrix.RowSums({0})", [pair], IsCollective: true);
                }
                break;
            case Kind.Column:
                yield return new(4, $"Across.Matrix.ColumnSums({Weights})", [Kind.Float], IsCollective: true);
                yield return new(4, $"Across.Matrix.TransposedProduct({OfRow}, {Weights})", [Kind.Float, Kind.Row], IsCollective: true);
                if (!isOfRows)
                {
                    yield return new(4, "Across.Matrix.Diagonal({0})", [pair], IsCollective: true);
                    yield return new(4, "Across.Matrix.ColumnSums({0})", [pair], IsCollective: true);
                }
                break;
            case Kind.Matrix or Kind.Scalar or Kind.Global:
                string scope = kind == Kind.Global ? "All" : kind == Kind.Scalar ? "Tensor" : "Matrix";
                foreach (string reduction in (string[])["Sum", "Norm", "Max"])
                    yield return new(2, $"Across.{scope}.{reduction}({{0}})", [pair], IsCollective: true);
                break;
        }
    }
}
