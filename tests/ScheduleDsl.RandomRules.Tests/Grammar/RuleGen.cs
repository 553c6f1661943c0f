using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using ScheduleDsl.RandomRules.Tests.Model;

namespace ScheduleDsl.RandomRules.Tests.Grammar;

/// <summary>Draws whole rules.</summary>
internal static class RuleGen
{
    private static readonly double[] Numbers = [0, 1, 0.5, 0.1, 0.9, 1e-3, 2, -0.25];

    /// <param name="hasCollectives">Whether there may be collectives, sizes, and states of other spaces than weights.</param>
    /// <param name="hasMatrices">Whether there may be matrix operations too.</param>
    public static Gen<RuleModel> Of(bool hasCollectives, bool hasMatrices = false) =>
        from hypers in Hypers
        from pairs in hasMatrices ? Gen.Elements<ImmutableArray<Kind>>([Kind.RowPair], [Kind.ColumnPair], [Kind.RowPair, Kind.ColumnPair]) : Gen.Constant(ImmutableArray<Kind>.Empty)
        from followed in hasMatrices ? Gen.Constant<ImmutableArray<Kind>>([Kind.Row, Kind.Column]) : hasCollectives ? Gen.Elements<ImmutableArray<Kind>>([Kind.Row, Kind.Column], [Kind.Row, Kind.Column], [Kind.Block]) : Gen.Constant(ImmutableArray<Kind>.Empty)
        from states in States(hypers, [.. followed, .. pairs])
        from weights in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        from run in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        let inputs = new[] { new InputModel("curvature", Kind.Float), new InputModel("loss", Kind.Global) }.Where((_, i) => i == 0 ? weights : run).ToImmutableArray()
        from draws in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        let scope = Start(hypers, states, followed, hasCollectives) with { MayDraw = draws, Pairs = pairs }
        let named = scope with { Names = scope.Names.AddRange(inputs.Select(i => (i.Name, i.Kind, false))) }
        from count in Gen.Choose(1, 6)
        from body in StatementGen.Several(count, named)
        from shown in Gen.Elements(false, true).ListOf(body.After.Names.Count)
        from result in ExpressionGen.Of(Kind.Float, body.After with { Nesting = System.Math.Min(1, body.After.Nesting) }, 2)
        from view in Gen.Elements(false, hasCollectives)
        from work in hasMatrices ? MatrixWork(pairs) : Work(hasCollectives)
        // Behind a return that only some weights take, a matrix of another space has no store.
        let locals = body.After.Names.Where((name, i) => shown[i] && name.Name.StartsWith('x') && !(body.After.IsVarying && name.Kind.IsPair())).ToArray()
        select new RuleModel(
            hypers,
            states.AddRange(locals.Select(l => l.Kind.IsPair() ? new StateModel("show" + l.Name, l.Kind, $"Space = StateSpace.{l.Kind.Space()}") : new StateModel("show" + l.Name, Kind.Float, ""))),
            inputs,
            [.. body.Statements, .. locals.Select(Show), new Statement.Return(Moved(result))],
            view,
            work);

    // What a local was is seen in a state of its own: in a sum with others, one NaN would hide them all.
    private static Statement Show((string Name, Kind Kind, bool IsWritable) local)
    {
        Expression name = Expression.Name(local.Kind, local.Name);
        Expression value = local.Kind.IsFloat() ? name : new(Kind.Float, local.Kind.IsScalar() ? "((float){0})" : "({0} ? 1f : 0f)", [name]);
        return new Statement.Assign("show" + local.Name, "=", value);
    }

    // A weight that forgets where it was would hide what earlier steps did to it.
    private static Expression Moved(Expression result) =>
        new(Kind.Float, "({0} - {1})", [Expression.Name(Kind.Float, "parameter"), new(Kind.Float, "(0.1f * {0})", [result])]);

    private static Gen<ImmutableArray<HyperModel>> Hypers =>
        from scalars in Gen.Choose(0, 2)
        from bools in Gen.Choose(0, 2)
        from whole in Gen.Choose(0, 1)
        from mode in Gen.Choose(0, 1)
        from defaults in Gen.Elements(Numbers).ListOf(4)
        from values in Gen.Elements(Numbers).ListOf(4)
        from flags in Gen.Choose(0, 1).ListOf(4)
        from n in Gen.Choose(1, 9)
        from m in Gen.Choose(0, 2)
        select ImmutableArray.CreateRange<HyperModel>(
        [
            .. Enumerable.Range(0, scalars).Select(i => new HyperModel($"S{i}", "Scalar", System.FormattableString.Invariant($"{defaults[i]:0.0###}"), values[i])),
            .. Enumerable.Range(0, bools).Select(i => new HyperModel($"B{i}", "bool", flags[i] == 0 ? "false" : "true", flags[i + 2])),
            .. Enumerable.Range(0, whole).Select(_ => new HyperModel("N", "int", "3", n)),
            .. Enumerable.Range(0, mode).Select(_ => new HyperModel("M", "Mode", "Mode.A", m)),
        ]);

    private static Gen<ImmutableArray<StateModel>> States(ImmutableArray<HyperModel> hypers, ImmutableArray<Kind> followed) =>
        from count in Gen.Choose(0, 3)
        from states in Gen.CollectToArray(Enumerable.Range(0, count), i => State(i, hypers, followed))
        select states.ToImmutableArray();

    private static Gen<StateModel> State(int number, ImmutableArray<HyperModel> hypers, ImmutableArray<Kind> followed)
    {
        string[] scalars = [.. hypers.Where(h => h.Type == "Scalar").Select(h => $"InitialFrom = \"{h.Name}\"")];
        string?[] flags = [null, null, .. hypers.Where(h => h.Type == "bool").Select(h => h.Name)];
        return
            from kind in followed.IsEmpty
                ? Gen.Constant(Kind.Float)
                : Gen.Elements<Kind>([Kind.Float, Kind.Float, Kind.Float, .. followed, Kind.Scalar, Kind.Global])
            from initial in Gen.Elements(new[] { "", "", "Initial = 1", "Initial = -0.25" }.Concat(scalars).ToArray())
            from flag in Gen.Elements(flags)
            let space = kind switch
            {
                Kind.Float => "",
                Kind.Block => $"Space = StateSpace.Block, BlockLength = \"{(hypers.Any(h => h.Name == "N") ? "N" : "7")}\"",
                _ => $"Space = StateSpace.{kind.Space()}",
            }
            let when = flag is null ? "" : $"When = \"{flag}\""
            select new StateModel($"state{number}", kind, string.Join(", ", new[] { space, initial, when }.Where(a => a.Length > 0)), flag);
    }

    private static Scope Start(ImmutableArray<HyperModel> hypers, ImmutableArray<StateModel> states, ImmutableArray<Kind> followed, bool collects)
    {
        // The name of an int or enum stands in certain places only, as a kind of its own would.
        Expression? Special(string name) => hypers.Any(h => h.Name == name) ? Expression.Name(Kind.Choice, name) : null;
        IEnumerable<(string, Kind, bool)> names =
        [
            ("parameter", Kind.Float, false),
            ("gradient", Kind.Float, true),
            .. hypers.Where(h => h.Type == "Scalar").Select(h => (h.Name, Kind.Global, false)),
            .. hypers.Where(h => h.Type == "bool").Select(h => (h.Name, Kind.Choice, false)),
            .. states.Where(s => s.When is null).Select(s => (s.Name, s.Kind, true)),
        ];
        return new Scope
        {
            Names = [.. names],
            Conditional = [.. states.Where(s => s.When is not null)],
            Whole = Special("N"),
            Mode = Special("M"),
            BlockLength = Special("N") ?? Expression.Text(Kind.Choice, "7"),
            Followed = followed,
            Nesting = collects ? 2 : 0,
            HasSizes = collects,
        };
    }

    private static Gen<Workload> Work(bool collects) =>
        from few in Gen.Choose(1, 3)
        from shapes in Gen.Elements(Small).ListOf(few)
        from more in Gen.Elements(Beyond)
        from steps in Gen.Choose(1, 3)
        from seed in Gen.Choose(0, 1_000_000)
        from odd in Gen.Choose(0, collects ? 7 : 1)
        from arena in Gen.Elements(false, true)
        from wide in Gen.Choose(0, 3)
        from large in Gen.Choose(0, 3)
        let all = collects ? shapes.Append(more) : shapes
        select new Workload([.. all.Select(s => s.ToImmutableArray())], steps, seed, odd == 1, arena, wide == 0, large == 0);

    private static Gen<Workload> MatrixWork(ImmutableArray<Kind> pairs) =>
        from few in Gen.Choose(1, 3)
        from shapes in Gen.Elements(Matrices).ListOf(few)
        from more in Gen.Elements(pairs is [var only] ? Deep(only) : [[40, 3], [3, 40], [2, 3, 20]])
        from steps in Gen.Choose(1, 3)
        from seed in Gen.Choose(0, 1_000_000)
        from arena in Gen.Elements(false, true)
        from wide in Gen.Choose(0, 3)
        from large in Gen.Choose(0, 3)
        select new Workload([.. shapes.Append(more).Select(s => s.ToImmutableArray())], steps, seed, HasOddNumbers: false, arena, wide == 0, large == 0);

    // Beyond the 384 terms that a product adds at a time, where no pairs are of the longer side, however the rule sees a tensor: a replay of 1,170 x 1,170 pairs takes a minute.
    private static int[][] Deep(Kind pair) => pair == Kind.RowPair ? [[2, 400], [3, 2, 390]] : [[400, 2], [390, 3]];

    private static readonly int[][] Matrices = [[1], [], [0], [3], [7, 5], [5, 5], [4, 4], [17], [13, 3], [2, 3, 4], [3, 1], [1, 9], [2, 4, 4], [3, 2, 5, 2]];

    // Around the widths of vectors, and shapes with an axis of 1 or 0.
    private static readonly int[][] Small = [[1], [], [0], [3], [7, 5], [17], [33, 3], [2, 3, 4], [67], [31], [3, 1], [1, 9]];

    // Beyond a chunk of 1,024 and a block of 64 rows, where the order of sums shows.
    private static readonly int[][] Beyond = [[130, 3], [2, 700], [1100], [2, 70, 3], [70, 20], [1, 1030], [2, 3, 200]];
}
