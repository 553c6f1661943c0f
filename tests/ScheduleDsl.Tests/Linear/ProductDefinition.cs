using System;
using System.Numerics;

namespace ScheduleDsl.Tests.Linear;

/// <summary>Products as docs/numerics.md defines them, element by element.</summary>
internal static class ProductDefinition
{
    private const int Depth = 384;

    public static T Element<T>(MatrixView<T> a, MatrixView<T> b, int row, int column, T alpha, T beta, T addend)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T result = T.IsZero(beta) ? T.Zero : beta * addend;
        for (int block = 0; block < a.Columns; block += Depth)
        {
            T sum = T.Zero;
            for (int k = block; k < Math.Min(block + Depth, a.Columns); k++)
                sum = T.FusedMultiplyAdd(a[row, k], b[k, column], sum);
            result = block == 0 && T.IsZero(beta) ? alpha * sum : T.FusedMultiplyAdd(alpha, sum, result);
        }

        return result;
    }

    /// <summary>Any NaN equals any NaN; of others every bit counts.</summary>
    public static bool Same<T>(T x, T y)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        T.IsNaN(x) ? T.IsNaN(y) : x == y && T.IsNegative(x) == T.IsNegative(y);
}
