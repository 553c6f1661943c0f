using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ScheduleDsl.RandomRules.Tests.Model;

namespace ScheduleDsl.RandomRules.Tests.Grammar;

/// <summary>One way to make an expression of a kind.</summary>
/// <param name="Weight">How often it is taken, beside the others.</param>
/// <param name="Format">The text, with a hole for each operand; the fixed operand comes first.</param>
/// <param name="Operands">The kinds of the drawn operands.</param>
/// <param name="Fixed">An operand that is given.</param>
/// <param name="IsCollective">Operands are one level deeper.</param>
internal sealed record Production(int Weight, string Format, ImmutableArray<Kind> Operands, Expression? Fixed = null, bool IsCollective = false)
{
    /// <summary>Some operands are computed for some weights only, so there is no place for collectives.</summary>
    public bool Chooses { get; init; }

    /// <summary>Some operands are computed at some steps only, so there is no place for random numbers.</summary>
    public bool Decides { get; init; }

    private static readonly string[] Reductions = ["Sum", "Max", "Min", "Mean", "Norm", "AbsoluteMax", "Median"];

    public static IEnumerable<Production> Of(Kind kind, Scope scope) => kind switch
    {
        Kind.Bool => Bools(),
        Kind.Uniform => Uniforms(scope),
        Kind.Choice => Choices(scope),
        _ when kind.IsPair() => MatrixProduction.OfPairs(kind),
        _ when kind.IsScalar() => Scalars(kind, scope).Concat(Collectives(kind, scope)),
        _ => Floats(kind, scope).Concat(Collectives(kind, scope)),
    };

    private static IEnumerable<Production> Floats(Kind x, Scope scope)
    {
        Kind s = x.ScalarBeside();
        foreach (string sign in (string[])["+", "-", "*"])
        {
            yield return new(6, $"({{0}} {sign} {{1}})", [x, x]);
            yield return new(3, $"({{0}} {sign} {{1}})", [s, x]);
        }
        yield return new(3, "({0} / {1})", [x, x]);
        yield return new(2, "({0} / {1})", [x, s]);
        yield return new(2, "((float){0})", [s]);
        foreach (string function in (string[])["Abs", "Sign", "Exp", "Tanh", "Square", "Floor"])
            yield return new(1, $"{function}({{0}})", [x]);
        yield return new(1, "(- {0})", [x]);
        yield return new(2, "Sqrt(Abs({0}))", [x]);
        yield return new(1, "Sqrt({0})", [x]);
        yield return new(1, "Log(Abs({0}))", [x]);
        yield return new(2, "Min({0}, {1})", [x, x]);
        yield return new(2, "Max({0}, {1})", [x, x]);
        yield return new(2, "Clamp({0}, -2f, 1.5f)", [x]);
        yield return new(2, "Fma({0}, {1}, {2})", [x, x, x]);
        yield return new(2, "Lerp({0}, {1}, {2})", [x, x, s]);
        yield return new(1, "Lerp({0}, {1}, {2})", [x, x, x]);
        yield return new(1, "({0} < {1} ? {2} : {3})", [x, x, x, x]) { Chooses = true };
        if (x == Kind.Float)
            yield return new(3, "({0} ? {1} : {2})", [Kind.Bool, x, x]) { Chooses = true };
        yield return new(2, "({0} ? {1} : {2})", [Kind.Choice, x, x]) { Decides = true };
        yield return new(1, "({0} ? {1} : {2})", [Kind.Uniform, x, x]) { Chooses = true };
        if (scope.Mode is { } mode)
            yield return new(1, "({0} switch {{ Mode.B => {1}, Mode.C => {2}, _ => {3} }})", [x, x, x], mode) { Decides = true };
    }

    private static IEnumerable<Production> Scalars(Kind s, Scope scope)
    {
        foreach (string sign in (string[])["+", "-", "*", "/"])
            yield return new(3, $"({{0}} {sign} {{1}})", [s, s]);
        foreach (string function in (string[])["Abs", "Sign", "Exp", "Tanh", "Square", "Floor"])
            yield return new(1, $"{function}({{0}})", [s]);
        yield return new(2, "Sqrt(Abs({0}))", [s]);
        yield return new(1, "Log(Abs({0}))", [s]);
        yield return new(2, "Pow(Abs({0}), {1})", [s, s]);
        yield return new(2, "Min({0}, {1})", [s, s]);
        yield return new(2, "Max({0}, {1})", [s, s]);
        yield return new(1, "Fma({0}, {1}, {2})", [s, s, s]);
        yield return new(1, "Lerp({0}, {1}, {2})", [s, s, s]);
        yield return new(2, "({0} ? {1} : {2})", [Kind.Choice, s, s]) { Decides = true };
        yield return new(1, "({0} < {1} ? {2} : {3})", [s, s, s, s]) { Chooses = true };
        if (scope.Whole is { } whole)
            yield return new(1, "((Scalar){0})", [], whole);
    }

    private static IEnumerable<Production> Bools()
    {
        foreach (string comparison in (string[])["<", "<=", ">", ">=", "==", "!="])
            yield return new(2, $"({{0}} {comparison} {{1}})", [Kind.Float, Kind.Float]);
        yield return new(2, "({0} > {1})", [Kind.Float, Kind.Matrix]);
        yield return new(1, "float.IsNaN({0})", [Kind.Float]);
        yield return new(1, "({0} && {1})", [Kind.Bool, Kind.Bool]) { Chooses = true };
        yield return new(1, "({0} || {1})", [Kind.Bool, Kind.Uniform]) { Chooses = true };
        yield return new(1, "(!{0})", [Kind.Bool]);
    }

    private static IEnumerable<Production> Uniforms(Scope scope)
    {
        foreach (string comparison in (string[])["<", "<=", ">", ">="])
            yield return new(2, $"({{0}} {comparison} {{1}})", [Kind.Scalar, Kind.Scalar]);
        yield return new(1, "({0} && {1})", [Kind.Uniform, Kind.Choice]) { Chooses = true };
        foreach (Production choice in Choices(scope))
            yield return choice;
    }

    private static IEnumerable<Production> Choices(Scope scope)
    {
        yield return new(3, "(Step > 1)", []);
        yield return new(2, "(Step == 2)", []);
        yield return new(1, "(Step < 3)", []);
        yield return new(1, "(!{0})", [Kind.Choice]);
        yield return new(1, "({0} && {1})", [Kind.Choice, Kind.Choice]) { Chooses = true };
        yield return new(1, "({0} || {1})", [Kind.Choice, Kind.Choice]) { Chooses = true };
        if (scope.Mode is { } mode)
            yield return new(3, "({0} == Mode.B)", [], mode);
        if (scope.Whole is { } whole)
            yield return new(2, "({0} > 2)", [], whole);
    }

    private static IEnumerable<Production> Collectives(Kind kind, Scope scope)
    {
        if (scope.Nesting == 0)
            return [];
        return Own(kind, scope).Concat(MatrixProduction.From(kind, scope));
    }

    private static IEnumerable<Production> Own(Kind kind, Scope scope)
    {
        return kind switch
        {
            Kind.Row or Kind.Column => All(kind.ToString(), Kind.Float, 4),
            Kind.Block => Reductions.Select(r => new Production(3, $"Across.Block.{r}({{0}}, {{1}})", [Kind.Float], scope.BlockLength, true)),
            Kind.Global => All("All", Kind.Float, 1),
            Kind.Scalar => All("Tensor", Kind.Float, 3).Concat(All("Group", Kind.Float, 1))
                .Append(new(2, "Across.Tensor.Quantile({0}, Abs(Tanh({1})))", [Kind.Float, Kind.Scalar], IsCollective: true)),
            Kind.Matrix => All("Matrix", Kind.Float, 1).Concat(scope.Followed.Contains(Kind.Row) ? All("Rows", Kind.Row, 1).Concat(All("Columns", Kind.Column, 1)) : []),
            _ => [],
        };

        static IEnumerable<Production> All(string scope, Kind operand, int weight) =>
        [
            .. Reductions.Append("AbsoluteSum").Select(r => new Production(weight, $"Across.{scope}.{r}({{0}})", [operand], IsCollective: true)),
            new(weight, $"Across.{scope}.Quantile({{0}}, 0.7)", [operand], IsCollective: true),
            new(weight, $"Across.{scope}.KthLargest({{0}}, 1)", [operand], IsCollective: true),
            new(weight, $"Across.{scope}.Dot({{0}}, {{1}})", [operand, operand], IsCollective: true),
            new(weight, $"Across.{scope}.Count({{0}} > {{1}})", [operand, operand], IsCollective: true),
        ];
    }
}
