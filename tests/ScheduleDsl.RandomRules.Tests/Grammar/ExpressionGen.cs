using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using ScheduleDsl.RandomRules.Tests.Model;

namespace ScheduleDsl.RandomRules.Tests.Grammar;

/// <summary>Draws expressions.</summary>
internal static class ExpressionGen
{
    private static readonly string[] Floats = ["0f", "1f", "0.5f", "0.1f", "-2f", "3f", "1e-3f", "1e4f", "(1f / 3f)"];
    private static readonly string[] Scalars = ["0", "1", "0.5", "0.1", "0.9", "2", "1e-8", "100"];

    /// <param name="depth">How many operators may lie one in another.</param>
    public static Gen<Expression> Of(Kind kind, Scope scope, int depth)
    {
        if (depth == 0)
            return Leaf(kind, scope);
        Gen<Expression> node =
            from production in Gen.Frequency(Production.Of(kind, scope).Select(p => (p.Weight, Gen.Constant(p))))
            from operands in Operands(production, scope, depth)
            select new Expression(kind, production.Format, operands);
        // Where something of a smaller space fits, let it come in as it is.
        IEnumerable<(int, Gen<Expression>)> narrower = scope.Nesting == 0 ? [] : Narrower(kind, scope).Select(k => (4, Gen.Constant(k).SelectMany(at => Of(at, scope, depth))));
        return Gen.Frequency([(3, Leaf(kind, scope)), (14, node), .. narrower]);
    }

    private static ImmutableArray<Kind> Narrower(Kind kind, Scope scope) => kind switch
    {
        Kind.Float => scope.Followed,
        Kind.Matrix => [Kind.Scalar],
        Kind.Scalar => [Kind.Global],
        _ => [],
    };

    private static Gen<ImmutableArray<Expression>> Operands(Production production, Scope scope, int depth)
    {
        Scope inside = production.Chooses ? scope with { Nesting = 0, MayDraw = false } : production.IsCollective ? scope with { Nesting = scope.Nesting - 1 } : scope;
        inside = production.Decides ? inside with { MayDraw = false } : inside;
        Gen<ImmutableArray<Expression>> operands = Gen.Constant(production.Fixed is { } first ? ImmutableArray.Create(first) : []);
        foreach (Kind kind in production.Operands)
        {
            operands =
                from before in operands
                from operand in Of(kind, inside, depth - 1)
                select before.Add(operand);
        }
        return operands;
    }

    private static Gen<Expression> Leaf(Kind kind, Scope scope)
    {
        if (kind.IsPair())
            return Gen.Elements<Expression>([Expression.Plainest(kind), .. scope.Fitting(kind).Select(n => Expression.Name(n.Kind, n.Name))]);
        Expression[] names = [.. scope.Fitting(kind).Select(n => Expression.Name(n.Kind, n.Name))];
        string[] texts = kind.IsFloat() ? Floats : kind.IsScalar() ? [.. Scalars.Select(s => $"(Scalar){s}"), "Step", .. Sizes(kind, scope)] : kind == Kind.Bool ? [] : ["true", "false"];
        Gen<Expression>[] choices =
        [
            .. names.Length > 0 ? [Gen.Elements(names)] : System.Array.Empty<Gen<Expression>>(),
            .. kind == Kind.Float && scope.MayDraw ? [Gen.Elements("Draw.Normal()", "Draw.Uniform()", "Draw.Sign()").Select(t => Expression.Text(kind, t))] : System.Array.Empty<Gen<Expression>>(),
            .. texts.Length > 0 ? [Gen.Elements(texts).Select(t => Expression.Text(kind, t))] : System.Array.Empty<Gen<Expression>>(),
        ];
        return choices.Length == 0 ? Gen.Constant(Expression.Text(kind, "(gradient > 0)")) : Gen.Frequency(choices.Select((c, i) => (i == 0 ? 4 : 1, c)));
    }

    private static string[] Sizes(Kind kind, Scope scope) =>
        !scope.HasSizes ? [] : kind == Kind.Global ? ["Shape.AllLength"] : ["Shape.Length", "Shape.Rows", "Shape.Columns", "Shape.GroupLength", "Shape.Rank"];
}
