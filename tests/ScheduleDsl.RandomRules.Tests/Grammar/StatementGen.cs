using System.Collections.Immutable;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using ScheduleDsl.RandomRules.Tests.Model;

namespace ScheduleDsl.RandomRules.Tests.Grammar;

/// <summary>Draws statements; each changes what the next may use.</summary>
internal static class StatementGen
{
    private static readonly Gen<int> Depth = Gen.Choose(1, 3);

    /// <summary>As many statements as given.</summary>
    public static Gen<(ImmutableArray<Statement> Statements, Scope After)> Several(int count, Scope scope)
    {
        if (count == 0)
            return Gen.Constant((ImmutableArray<Statement>.Empty, scope));
        return
            from first in One(scope)
            from rest in Several(count - 1, first.After)
            select (rest.Statements.Insert(0, first.Statement), rest.After);
    }

    private static Gen<(Statement Statement, Scope After)> One(Scope scope)
    {
        bool isInner = scope.Prefix.Length > 0;
        return Gen.Frequency(
            // A local of a block is seldom read again.
            (isInner ? 1 : 5, Declare(scope)),
            (5, Assign(scope)),
            (scope.Prefix.Length < 4 ? 2 : 0, VaryingIf(scope)),
            (scope.Branches > 0 ? 2 : 0, UniformIf(scope)),
            (scope.Conditional.Length > 0 && scope.Branches > 0 ? 2 : 0, StateIf(scope)),
            (isInner ? 0 : 1, Loop(scope)));
    }

    private static Gen<(Statement, Scope)> Declare(Scope scope) =>
        from kind in Gen.Elements(scope.IsVarying ? [Kind.Float] : scope.Nesting > 0
            ? [Kind.Float, Kind.Float, .. scope.Followed, .. scope.Pairs, .. scope.Pairs, Kind.Scalar, Kind.Matrix, Kind.Global, Kind.Bool]
            : new[] { Kind.Float, Kind.Float, Kind.Scalar, Kind.Bool })
        from depth in Depth
        from value in ExpressionGen.Of(kind, scope, depth)
        let name = scope.NewName("x")
        // What a varying branch may change is a float of each weight; all else stays as it is declared.
        select ((Statement)new Statement.Declare(name, value), scope.With(name, kind, isWritable: kind == Kind.Float));

    private static Gen<(Statement, Scope)> Assign(Scope scope)
    {
        ImmutableArray<(string Name, Kind Kind)> targets = scope.Writable();
        return
            from target in Gen.Elements<(string Name, Kind Kind)>([.. targets])
            from sign in Gen.Elements(target.Kind.Type() == "bool" ? ["="] : new[] { "=", "=", "+=", "*=", "-=" })
            from depth in Depth
            from value in ExpressionGen.Of(target.Kind, scope, depth)
            select ((Statement)new Statement.Assign(target.Name, sign, value), scope);
    }

    private static Gen<(Statement, Scope)> VaryingIf(Scope scope) =>
        from condition in ExpressionGen.Of(Kind.Bool, scope, 2)
        from thenCount in Gen.Choose(1, 3)
        from then in Several(thenCount, scope.Varying("t"))
        from returns in scope.Returns > 0 ? Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true))) : Gen.Constant(false)
        from result in ExpressionGen.Of(Kind.Float, then.After, 2)
        from elseCount in Gen.Choose(0, 2)
        from otherwise in Several(elseCount, scope.Varying("e"))
        let body = returns ? then.Statements.Add(new Statement.Return(result)) : then.Statements
        // Behind a return that only some weights take, there can be no collective.
        let after = returns ? scope with { Nesting = 0, MayDraw = false, Returns = scope.Returns - 1, IsVarying = true } : scope
        select ((Statement)new Statement.If(condition, body, otherwise.Statements), after with { Next = scope.Next + 1, Branches = System.Math.Max(0, scope.Branches - 1) });

    private static Gen<(Statement, Scope)> UniformIf(Scope scope) =>
        from condition in ExpressionGen.Of(Kind.Choice, scope, 2)
        from branch in Branch(scope, condition, [])
        select branch;

    private static Gen<(Statement, Scope)> StateIf(Scope scope) =>
        from state in Gen.Elements<StateModel>([.. scope.Conditional])
        let guarded = scope.Conditional.Where(s => s.When == state.When).Select(s => (s.Name, s.Kind, true))
        from branch in Branch(scope, Expression.Name(Kind.Choice, state.When!), [.. guarded])
        select branch;

    private static Gen<(Statement, Scope)> Branch(Scope scope, Expression condition, ImmutableArray<(string, Kind, bool)> guarded) =>
        from thenCount in Gen.Choose(1, 3)
        from then in Several(thenCount, scope.Inner("t") with { Names = scope.Names.AddRange(guarded) })
        from elseCount in Gen.Choose(0, 2)
        from otherwise in Several(elseCount, scope.Inner("e"))
        select ((Statement)new Statement.If(condition, then.Statements, otherwise.Statements), scope with { Next = scope.Next + 1, Branches = System.Math.Max(0, scope.Branches - 2) });

    private static Gen<(Statement, Scope)> Loop(Scope scope)
    {
        string counter = scope.NewName("i");
        Scope inside = scope.Inner("f") with { Nesting = System.Math.Min(1, scope.Nesting), Branches = 0 };
        return
            from trips in Gen.Choose(1, 3)
            from count in Gen.Choose(1, 2)
            from body in Several(count, inside with { Names = inside.Names.Add(($"((float){counter})", Kind.Float, false)) })
            select ((Statement)new Statement.For(counter, trips, body.Statements), scope with { Next = scope.Next + 1 });
    }
}
