using System;
using System.Numerics;

namespace ScheduleDsl;

/// <summary>
/// Decompositions are computed in double whatever they are given. On the way in a matrix is scaled by a power of two, which loses nothing, so that
/// its largest number is about 1: squares then neither overflow nor, where they matter, underflow.
/// </summary>
internal static unsafe class DoubleCopy
{
    /// <summary>Copies <c>2^-exponent</c> times the matrix.</summary>
    /// <param name="exponent">Zero for a matrix of zeros.</param>
    /// <returns>Whether all numbers are finite; if not, nothing is copied.</returns>
    public static bool TryLoad<T>(MatrixView<T> source, MatrixView<double> destination, out int exponent)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        exponent = 0;
        double largest = 0;
        for (int i = 0; i < source.Rows; i++)
        {
            for (int j = 0; j < source.Columns; j++)
            {
                double size = Math.Abs(double.CreateTruncating(source[i, j]));
                // True for NaN too.
                if (!(size <= double.MaxValue))
                    return false;
                largest = Math.Max(largest, size);
            }
        }

        exponent = largest == 0 ? 0 : Math.ILogB(largest);
        // Two steps: the power may be beyond the largest number where the matrix is subnormal.
        double half = Math.ScaleB(1, -exponent / 2), rest = Math.ScaleB(1, -exponent - -exponent / 2);
        for (int i = 0; i < source.Rows; i++)
        {
            for (int j = 0; j < source.Columns; j++)
                destination[i, j] = double.CreateTruncating(source[i, j]) * half * rest;
        }

        return true;
    }

    /// <summary>Copies <c>2^exponent</c> times the matrix, rounded to the destination's type.</summary>
    public static void Store<T>(MatrixView<double> source, MatrixView<T> destination, int exponent = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < destination.Rows; i++)
        {
            for (int j = 0; j < destination.Columns; j++)
                destination[i, j] = T.CreateTruncating(exponent == 0 ? source[i, j] : Math.ScaleB(source[i, j], exponent));
        }
    }
}
