using System;
using System.Numerics;
using Xunit;

namespace ScheduleDsl.Tests.Linear;

/// <summary>Sizes of what should be zero, computed in double.</summary>
internal static class Bounds
{
    /// <summary>
    /// A unit in the last place of 1 for each row or column, a thirtieth of what the tests of LAPACK accept.
    /// </summary>
    public static double Of<T>(int rows, int columns)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        (typeof(T) == typeof(float) ? 1.2e-7 : 2.3e-16) * Math.Max(10, Math.Max(rows, columns));

    /// <summary>Largest number of <c>X^T X - I</c>.</summary>
    public static double FromOrthonormalColumns<T>(MatrixView<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double worst = 0;
        for (int i = 0; i < x.Columns; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = i == j ? -1 : 0;
                for (int k = 0; k < x.Rows; k++)
                    sum += At(x, k, i) * At(x, k, j);
                worst = Worse(worst, sum);
            }
        }

        return worst;
    }

    /// <summary>Largest number of <c>A - X diag(w) Y</c>, with ones for no w, relative to the norm of A.</summary>
    public static double Residual<T>(MatrixView<T> a, MatrixView<T> x, MatrixView<T>? w, MatrixView<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        (double worst, double largest) = (0, 0);
        for (int i = 0; i < a.Rows; i++)
        {
            for (int j = 0; j < a.Columns; j++)
            {
                double sum = -At(a, i, j);
                for (int k = 0; k < x.Columns; k++)
                    sum += At(x, i, k) * (w == null ? 1 : At(w.Value, 0, k)) * At(y, k, j);
                worst = Worse(worst, sum);
                largest = Math.Max(largest, Math.Abs(At(a, i, j)));
            }
        }

        return largest == 0 ? worst : worst / largest / Math.Sqrt(Math.Max(a.Rows, a.Columns));
    }

    public static void Below(double value, double bound, string what) => Assert.True(value <= bound, $"{what} is {value}, more than {bound}.");

    private static double Worse(double worst, double value) => double.IsNaN(value) ? double.PositiveInfinity : Math.Max(worst, Math.Abs(value));

    private static double At<T>(MatrixView<T> matrix, int row, int column)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        double.CreateChecked(matrix[row, column]);
}
