using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis.Extents;

/// <summary>
/// Which numbers the values of a rule can be, whatever its hyperparameters, gradients and weights are within their ranges: judged on demand, so that a
/// value behind a condition is judged with what the condition says.
/// </summary>
/// <remarks>Conservative up to rounding and overflow: an extent may be too wide, never too narrow.</remarks>
internal sealed partial class ExtentsOf
{
    // Judging takes the sides of choices apart, which doubles the work each time; what is not finished by then is not judged.
    private const int MostWork = 200_000;
    private const int MostValues = 4_000;

    private readonly Graph graph;
    private readonly Dictionary<string, Hyper> hypers;
    private readonly Dependencies dependencies;
    private readonly Dictionary<int, LinearForm> forms = [];
    private int work;

    /// <param name="graph">The rule, as it is walked: no pass has run.</param>
    /// <param name="hypers">With their ranges.</param>
    public ExtentsOf(Graph graph, IEnumerable<Hyper> hypers)
    {
        this.graph = graph;
        this.hypers = hypers.ToDictionary(h => h.Name);
        if (graph.Values.Count > MostValues)
            throw new TooMuchWorkException();
        dependencies = new Dependencies(graph.Values);
    }

    /// <summary>The numbers that states can be when a step begins.</summary>
    public IReadOnlyDictionary<string, Extent> States { get; set; } = new Dictionary<string, Extent>();

    /// <summary>The numbers that they are before the first step.</summary>
    public IReadOnlyDictionary<string, Extent> Initial { get; set; } = new Dictionary<string, Extent>();

    /// <summary>The number of the first step that is judged.</summary>
    public double FirstStep { get; set; } = 1;

    /// <summary>What a value can be under assumptions.</summary>
    /// <exception cref="TooMuchWorkException">The rule has too many choices to be judged.</exception>
    public Known Of(int value, Assumptions at)
    {
        while (at.Outer is { } outer && !dependencies.HasAny(value, at.Touched))
            at = outer;
        if (at.Found.TryGetValue(value, out Known known))
            return known;
        if (++work > MostWork)
            throw new TooMuchWorkException();
        known = Compute(value, graph.Values[value], at);
        if (at.Extents.TryGetValue(value, out Extent narrower))
            known = known.Within(narrower);
        return at.Found[value] = known;
    }

    private Extent Numbers(int value, Assumptions at) => Of(value, at).Extent;

    private Known Compute(int number, Value value, Assumptions at)
    {
        switch (value.Op)
        {
            case Op.Literal:
                return Known.Exactly(value.Type == IrType.Bool ? Extent.Share : Extent.Of(Analysis.Constant.Parse(value.Type, value.Text).ToDouble()));
            case Op.Hyper:
                return Known.Exactly(OfHyper(hypers[value.Text]));
            case Op.State:
                return Known.Exactly(States.TryGetValue(value.Text, out Extent state) ? state : Extent.Finite);
            case Op.Input or Op.Draw:
                return Known.Exactly(Extent.Finite);
            case Op.Step:
                return Known.Exactly(Extent.From(FirstStep));
            case Op.Fact:
                return Known.Exactly(Extent.From(value.Text switch { nameof(Fact.Layer) => -1, nameof(Fact.Rank) or nameof(Fact.PlaceInGroup) => 0, _ => 1 }));
        }
        if (value.Type == IrType.Bool)
            return Known.Exactly(Extent.Share);
        if (value.Op == Op.Matrix)
            return Known.Exactly(OfMatrix(value, at));
        Known[] x = value.Op is Op.Select or Op.Call ? [] : [.. value.Operands.Select(o => Of(o, at))];
        switch (value.Op)
        {
            case Op.Share:
            case Op.Convert when value.Type.IsFloat() || graph.Values[value.Operands[0]].Type.IsInteger():
                return x[0];
            case Op.Convert or Op.Floor:
                return Known.From(ExtentMath.Whole(x[0].Extent), false, x);
            case Op.Negate:
                return Known.From(x[0].Extent.Negated, false, x);
            case Op.Absolute:
                return Known.From(ExtentMath.Absolute(x[0].Extent), false, x);
            case Op.Minimum:
                return Known.From(ExtentMath.Minimum(x[0].Extent, x[1].Extent), false, x);
            case Op.Maximum:
                return Known.From(ExtentMath.Maximum(x[0].Extent, x[1].Extent), false, x);
            case Op.Add:
                return Sum(number, at, x[0], x[1]);
            case Op.Subtract:
                return Sum(number, at, x[0], x[1] with { Extent = x[1].Extent.Negated });
            case Op.Multiply:
                return ProductOf(at, value.Operands);
            case Op.FusedMultiplyAdd:
                return Sum(number, at, ProductOf(at, value.Operands.Take(2)), x[2]);
            case Op.Divide:
                return Quotient(number, value, at, x[0], x[1]);
            case Op.SquareRoot:
                return Root(number, x[0]);
            case Op.Reduce:
                return Known.From(OfCollective(Collective.Of(value), x[0].Extent), false, x[0]);
            case Op.Select:
                return Choice(value, at);
            case Op.Call:
                return OfCall(number, value, at);
            default:
                return Known.Unknown;
        }
    }

    /// <summary>The declared range. Whoever calls a number an epsilon has it to keep divisions finite, so it counts as positive where its default is.</summary>
    public static Extent OfHyper(Hyper hyper)
    {
        Bounds b = hyper.Bounds;
        End low = b.Above is { } above && !(b.Min > above) ? End.Open(above) : b.Min is { } min ? End.Reached(min) : End.Open(double.NegativeInfinity);
        End high = b.Below is { } below && !(b.Max < below) ? End.Open(below) : b.Max is { } max ? End.Reached(max) : End.Open(double.PositiveInfinity);
        Extent range = new Extent(low, high).WithoutInfinity;
        bool isPositive = hyper.Role == "Epsilon" && hyper.Type.IsFloat() && Analysis.Constant.Parse(hyper.Type, hyper.Default).ToDouble() > 0;
        return isPositive && range.IsNotNegative ? range.WithoutZero : range;
    }

    // What only moves numbers keeps their range, and sums of what is not negative are not either.
    private Extent OfMatrix(Value value, Assumptions at) => MatrixOperation.Of(value).Kind switch
    {
        MatrixKind.TakeRows or MatrixKind.TakeColumns or MatrixKind.TakeEntries or MatrixKind.Transpose or MatrixKind.Diagonal => Numbers(value.Operands[0], at),
        MatrixKind.RowSums or MatrixKind.ColumnSums => OfCollective(new Collective(ReduceScope.Row, ReduceKind.Sum), Numbers(value.Operands[0], at)),
        MatrixKind.Identity => Extent.Share,
        _ => Extent.Finite,
    };

    // A tensor has at least one number.
    private static Extent OfCollective(Collective collective, Extent x) => collective.Kind is not (ReduceKind.Sum or ReduceKind.SumOfVectors) ? x : new Extent(
        x.Low.Value >= 0 ? x.Low : x.Low.IsInfinity ? x.Low : End.Open(double.NegativeInfinity),
        x.High.Value <= 0 ? x.High : x.High.IsInfinity ? x.High : End.Open(double.PositiveInfinity));

    private Known Choice(Value value, Assumptions at)
    {
        int condition = value.Operands[0];
        if (Truth(condition, at) is { } known)
            return Of(value.Operands[known ? 1 : 2], at);
        Known? result = null;
        foreach (bool side in new[] { true, false })
        {
            if (Assume(at, condition, side) is not { } under)
                continue;
            Known one = Of(value.Operands[side ? 1 : 2], under);
            result = result is { } other
                ? new Known(other.Extent.Hull(one.Extent), other.CanBeNaN || one.CanBeNaN, other.Causes.Union(one.Causes), other.IsGuess || one.IsGuess)
                : one;
        }
        return result ?? Known.Unknown;
    }
}

/// <summary>A rule has more choices than can be taken apart.</summary>
internal sealed class TooMuchWorkException : Exception;
