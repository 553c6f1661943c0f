using System;

namespace ScheduleDsl;

/// <summary>Geometry of two numbers.</summary>
internal static class Plane
{
    /// <summary><c>sqrt(x^2 + y^2)</c> without overflow or underflow in between, from operations that are defined to the last bit.</summary>
    public static double Hypotenuse(double x, double y)
    {
        (x, y) = (Math.Abs(x), Math.Abs(y));
        (double larger, double smaller) = x > y ? (x, y) : (y, x);
        if (larger == 0)
            return 0;
        double ratio = smaller / larger;
        return larger * Math.Sqrt(double.FusedMultiplyAdd(ratio, ratio, 1));
    }
}
