using System;
using System.Linq;

namespace ScheduleDsl.Compiler.Analysis.Extents;

/// <summary>Arithmetic on extents: the least extent with every result that is a number.</summary>
internal static class ExtentMath
{
    public static Extent Add(Extent x, Extent y) => new(Sum(x.Low, y.Low, double.NegativeInfinity), Sum(x.High, y.High, double.PositiveInfinity));

    public static Extent Multiply(Extent x, Extent y) =>
        OfCorners([Product(x.Low, y.Low), Product(x.Low, y.High), Product(x.High, y.Low), Product(x.High, y.High)], !x.ContainsZero && !y.ContainsZero);

    public static Extent Scale(Extent x, double factor) => Multiply(x, Extent.Of(factor));

    /// <summary>One divided by it; zero itself, where it is among the numbers, is left out.</summary>
    public static Extent Reciprocal(Extent x)
    {
        if (x.CrossesZero)
            return Extent.Finite.WithoutZero;
        return x.Low.Value < 0 ? Reciprocal(x.Negated).Negated : new Extent(Inverse(x.High), Inverse(x.Low));
    }

    public static Extent Absolute(Extent x)
    {
        if (!x.CrossesZero)
            return x.Low.Value < 0 ? x.Negated : x;
        Extent negated = x.Negated;
        return new Extent(x.ContainsZero ? End.Reached(0) : End.Open(0), x.Intersect(Extent.Everything).Hull(negated).High);
    }

    /// <summary>A product of an even number of equal factors.</summary>
    public static Extent EvenPower(Extent x, int factors)
    {
        Extent size = Absolute(x), power = size;
        for (int i = 1; i < factors; i++)
            power = Multiply(power, size);
        return power;
    }

    public static Extent Minimum(Extent x, Extent y) => new Extent(Lesser(x.Low, y.Low, false), Lesser(x.High, y.High, true), !x.ContainsZero && !y.ContainsZero).Tidy();

    public static Extent Maximum(Extent x, Extent y) => Minimum(x.Negated, y.Negated).Negated;

    /// <summary>A function that never falls, of the part of an extent for which it has values.</summary>
    public static Extent Rising(Extent x, Extent domain, Func<double, double> f)
    {
        Extent inside = x.Intersect(domain);
        return inside.IsEmpty ? Extent.Finite : new Extent(new End(f(inside.Low.Value), inside.Low.IsOpen), new End(f(inside.High.Value), inside.High.IsOpen));
    }

    /// <summary>The largest whole numbers that are not above it.</summary>
    public static Extent Whole(Extent x)
    {
        return new Extent(Floor(x.Low), Floor(x.High));

        static End Floor(End end) => double.IsInfinity(end.Value) ? end : End.Reached(Math.Floor(end.Value));
    }

    /// <summary>A power of numbers that are not negative: largest and least at the corners.</summary>
    public static Extent Power(Extent x, Extent y)
    {
        return OfCorners([Corner(x.Low, y.Low), Corner(x.Low, y.High), Corner(x.High, y.Low), Corner(x.High, y.High)], !x.ContainsZero);

        // What is 0 or 1 to any power is so whether the exponent reaches its end or not.
        static End Corner(End x, End y) => new(Math.Pow(x.Value, y.Value), x.IsOpen || (y.IsOpen && !(x.Value == 1 || (x.Value == 0 && y.Value > 0))));
    }

    // The least and the largest of four, reached where one of those that are equal is.
    private static Extent OfCorners(End[] corners, bool excludesZero)
    {
        double low = corners.Min(c => c.Value), high = corners.Max(c => c.Value);
        return new Extent(
            new End(low, corners.All(c => c.Value != low || c.IsOpen)), new End(high, corners.All(c => c.Value != high || c.IsOpen)), excludesZero).Tidy();
    }

    private static End Sum(End x, End y, double otherwise)
    {
        double sum = x.Value + y.Value;
        return double.IsNaN(sum) ? End.Reached(otherwise)
            : double.IsInfinity(sum) ? new End(sum, !x.IsInfinity && !y.IsInfinity)
            : new End(sum, x.IsOpen || y.IsOpen);
    }

    private static End Product(End x, End y)
    {
        // A bound of infinity stands for all large numbers, and zero times each of them is zero.
        if (x.Value == 0 || y.Value == 0)
            return new End(0, !((x.Value == 0 && !x.IsOpen) || (y.Value == 0 && !y.IsOpen)));
        double product = x.Value * y.Value;
        return double.IsInfinity(product) ? new End(product, !x.IsInfinity && !y.IsInfinity) : new End(product, x.IsOpen || y.IsOpen || product == 0);
    }

    // Of an end that is not negative.
    private static End Inverse(End end) => end.Value == 0 ? End.Open(double.PositiveInfinity) : new End(1 / end.Value, end.IsOpen);

    private static End Lesser(End x, End y, bool openWins) =>
        x.Value < y.Value ? x : y.Value < x.Value ? y : new End(x.Value, openWins ? x.IsOpen || y.IsOpen : x.IsOpen && y.IsOpen);
}
