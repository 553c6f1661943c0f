using System;
using System.Linq;
using System.Runtime.Intrinsics;
using ScheduleDsl.CompilerServices;
using Xunit;

namespace ScheduleDsl.Tests.Runtime;

public sealed class VectorMathTests
{
    private static readonly double[] Odd =
    [
        0, -0.0, 1, -1, 0.1, 3, 1e-300, double.Epsilon, 2.2250738585072014E-308, double.MaxValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN,
        9007199254740992, 9007199254740991, 4503599627370497, 1.5, 0.9999999999999999, 1.0000000000000002, -7.25,
    ];

    [Fact]
    public void Remainder_OfOddOperands_HasTheBitsOfTheOperator()
    {
        foreach (double x in Odd)
        {
            foreach (double y in Odd)
                Check([x, x, y, 5, x, 7, 1e9, x], [y, 3, x, y, 1, y, y, y]);
        }
    }

    [Fact]
    public void Remainder_OfTimesByLengths_HasTheBitsOfTheOperator()
    {
        Random random = new(5);
        for (int trial = 0; trial < 100_000; trial++)
        {
            double[] x = [.. Enumerable.Range(0, 8).Select(_ => Draw(random))];
            double[] y = [.. Enumerable.Range(0, 8).Select(_ => Draw(random) + 1)];

            // At and around multiples a rounded quotient is most often wrong.
            x[0] = y[0] * random.Next(1, 1000);
            x[1] = Math.BitDecrement(y[1] * random.Next(1, 1000));
            x[2] = Math.BitIncrement(y[2] * random.Next(1, 1000));
            Check(x, y);
        }
    }

    private static double Draw(Random random) => random.Next(3) switch
    {
        0 => random.NextInt64(1L << random.Next(1, 54)),
        1 => random.NextDouble() * 1000,
        _ => Math.Floor(random.NextDouble() * 9007199254740992),
    };

    private static void Check(double[] x, double[] y)
    {
        double[] actual = new double[8];
        VectorMath.Remainder(Vector512.Create(x), Vector512.Create(y)).CopyTo(actual);
        Compare(x, y, actual);
        Array.Clear(actual);
        for (int i = 0; i < 8; i += 4)
            VectorMath.Remainder(Vector256.Create(x, i), Vector256.Create(y, i)).CopyTo(actual, i);
        Compare(x, y, actual);
        Array.Clear(actual);
        for (int i = 0; i < 8; i += 2)
            VectorMath.Remainder(Vector128.Create(x, i), Vector128.Create(y, i)).CopyTo(actual, i);
        Compare(x, y, actual);
    }

    private static void Compare(double[] x, double[] y, double[] actual)
    {
        for (int i = 0; i < x.Length; i++)
        {
            double expected = x[i] % y[i];
            Assert.True(
                BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual[i]) || (double.IsNaN(expected) && double.IsNaN(actual[i])),
                FormattableString.Invariant($"{x[i]:R} % {y[i]:R} is {expected:R}, lane {i} has {actual[i]:R}"));
        }
    }
}
