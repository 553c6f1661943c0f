using System;
using ScheduleDsl.Ilgpu.CompilerServices;
using Xunit;

namespace ScheduleDsl.Ilgpu.Tests;

// C# itself says what a remainder is.
public class RemainderTests
{
    private static readonly double[] Corners = [0, -0.0, 1, -1, 3, 0.1, 5e-324, 2.5e-310, double.Epsilon * 7, 2.2250738585072014e-308, 1.5e300, double.MaxValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN];

    [Fact]
    public void EveryPairOfCorners_IsThatOfTheProcessor()
    {
        foreach (double x in Corners)
        {
            foreach (double y in Corners)
            {
                Require(x, y);
                Require((float)x, (float)y);
                Require((float)x, 1e-45f);
            }
        }
    }

    [Fact]
    public void RandomBits_AreThoseOfTheProcessor()
    {
        Random random = new(3);
        for (int i = 0; i < 20_000; i++)
        {
            Require(BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)), BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)));
            Require(BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue)), BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue)));
            Require(random.Next(10_000), random.Next(1, 50));
            Require(random.NextDouble() * 1000, random.NextDouble());
        }
    }

    private static void Require(double x, double y) => Assert.True(Same(x % y, DeviceRemainder.Of(x, y)), $"{x:R} % {y:R} is {x % y:R}, and {DeviceRemainder.Of(x, y):R} here");

    private static void Require(float x, float y) => Assert.True(Same(x % y, DeviceRemainder.Of(x, y)), $"{x:R}f % {y:R}f is {x % y:R}, and {DeviceRemainder.Of(x, y):R} here");

    private static bool Same(double one, double other) => double.IsNaN(one) ? double.IsNaN(other) : BitConverter.DoubleToInt64Bits(one) == BitConverter.DoubleToInt64Bits(other);
}
