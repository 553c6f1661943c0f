using System;
using System.Numerics;

namespace ScheduleDsl.Tests.Schedules.Properties;

/// <summary>Adds doubles without any rounding, as whole multiples of the smallest one, 2^-1074.</summary>
internal sealed class ExactSum
{
    private BigInteger units;

    public void Add(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7ff);
        long mantissa = (bits & 0xfffffffffffff) | (exponent == 0 ? 0 : 1L << 52);
        units += (value < 0 ? -1 : 1) * ((BigInteger)mantissa << Math.Max(0, exponent - 1));
    }

    /// <summary>How far a number is from the sum.</summary>
    public double DistanceTo(double value)
    {
        ExactSum difference = new() { units = units };
        difference.Add(-value);
        // The quotient loses less than 1e-300.
        return Math.Abs((double)difference.units) < double.PositiveInfinity
            ? Math.ScaleB((double)difference.units, -1074)
            : Math.ScaleB((double)(difference.units >> 200), -874);
    }
}
