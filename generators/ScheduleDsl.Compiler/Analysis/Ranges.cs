using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis;

/// <summary>An interval of real numbers that a value stays in, NaN aside.</summary>
public readonly record struct Interval(double Low, double High)
{
    public static Interval All { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    public bool Contains(double x) => Low <= x && x <= High;

    public override string ToString() => $"[{Low:R}, {High:R}]";

    /// <summary>The least interval that holds all corners; an undefined corner (0 * infinity) says nothing.</summary>
    internal static Interval Hull(params double[] corners) =>
        corners.Any(double.IsNaN) ? All : new Interval(corners.Min(), corners.Max());
}

/// <summary>Interval analysis of a graph: bounds of hyperparameters flow through the operations.</summary>
/// <remarks>Conservative: a computed bound may be wide, never too narrow, up to rounding.</remarks>
public static class Ranges
{
    /// <summary>One interval for each value; bools and unknown things have all numbers.</summary>
    public static IReadOnlyList<Interval> Of(Graph graph, IEnumerable<Hyper> hypers)
    {
        Dictionary<string, Bounds> bounds = hypers.ToDictionary(h => h.Name, h => h.Bounds);
        List<Interval> ranges = [];
        foreach (Value value in graph.Values)
            ranges.Add(Of(value, [.. value.Operands.Select(o => ranges[o])], bounds));
        return ranges;
    }

    private static Interval Of(Value value, Interval[] x, Dictionary<string, Bounds> bounds)
    {
        switch (value.Op)
        {
            case Op.Literal when value.Type != IrType.Bool:
                double literal = Constant.Parse(value.Type, value.Text).ToDouble();
                return new Interval(literal, literal);
            case Op.Hyper when bounds.TryGetValue(value.Text, out Bounds? b):
                return new Interval(b.Min ?? b.Above ?? double.NegativeInfinity, b.Max ?? b.Below ?? double.PositiveInfinity);
            case Op.Step or Op.Time: return new Interval(0, double.PositiveInfinity);
            case Op.Add: return Interval.Hull(x[0].Low + x[1].Low, x[0].High + x[1].High);
            case Op.Subtract: return Interval.Hull(x[0].Low - x[1].High, x[0].High - x[1].Low);
            case Op.Multiply when value.Operands[0] == value.Operands[1]: return Square(x[0]);
            case Op.Multiply: return Products(x[0], x[1]);
            case Op.Divide when x[1].Low > 0 || x[1].High < 0:
                return Interval.Hull(x[0].Low / x[1].Low, x[0].Low / x[1].High, x[0].High / x[1].Low, x[0].High / x[1].High);
            case Op.Negate: return new Interval(-x[0].High, -x[0].Low);
            case Op.Absolute: return x[0].Contains(0) ? new Interval(0, Largest(x[0])) : Interval.Hull(Math.Abs(x[0].Low), Math.Abs(x[0].High));
            case Op.SquareRoot: return new Interval(Math.Sqrt(Math.Max(0, x[0].Low)), Math.Sqrt(Math.Max(0, x[0].High)));
            case Op.FusedMultiplyAdd:
                Interval product = value.Operands[0] == value.Operands[1] ? Square(x[0]) : Products(x[0], x[1]);
                return Interval.Hull(product.Low + x[2].Low, product.High + x[2].High);
            case Op.Minimum: return new Interval(Math.Min(x[0].Low, x[1].Low), Math.Min(x[0].High, x[1].High));
            case Op.Maximum: return new Interval(Math.Max(x[0].Low, x[1].Low), Math.Max(x[0].High, x[1].High));
            case Op.Select: return Interval.Hull(x[1].Low, x[1].High, x[2].Low, x[2].High);
            case Op.Convert when value.Type.IsFloat(): return x[0];
            default: return Interval.All;
        }
    }

    private static Interval Products(Interval a, Interval b) =>
        Interval.Hull(Times(a.Low, b.Low), Times(a.Low, b.High), Times(a.High, b.Low), Times(a.High, b.High));

    // A bound of infinity stands for all large numbers, and zero times each of them is zero.
    private static double Times(double a, double b) => a == 0 || b == 0 ? 0 : a * b;

    private static Interval Square(Interval a) => a.Contains(0)
        ? new Interval(0, Largest(a) * Largest(a))
        : Interval.Hull(a.Low * a.Low, a.High * a.High);

    private static double Largest(Interval a) => Math.Max(Math.Abs(a.Low), Math.Abs(a.High));
}
