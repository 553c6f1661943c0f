using System;
using System.Collections.Generic;
using System.Numerics;

namespace ScheduleDsl.Tests.Linear;

/// <summary>Matrices that decompositions find hard, or trivial.</summary>
internal static class SampleMatrices
{
    public static IEnumerable<(string Name, MatrixView<T> Matrix)> Of<T>(int rows, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Random random = new(rows * 1000 + columns);
        yield return ("random", Matrices.RandomLayout<T>(random, rows, columns));
        yield return ("zero", Matrices.Create<T>(rows, columns));
        yield return ("rank one", Fill<T>(rows, columns, (i, j) => (i + 1) * Math.Cos(j)));
        yield return ("identity", Fill<T>(rows, columns, (i, j) => i == j ? 1 : 0));
        yield return ("one row", Fill<T>(rows, columns, (i, j) => i == rows / 2 ? j - 2.5 : 0));
        yield return ("one column", Fill<T>(rows, columns, (i, j) => j == columns / 2 ? i - 2.5 : 0));
        yield return ("graded", Fill<T>(rows, columns, (i, j) => Math.Pow(10, -Math.Min(30, i + j)) * (1 + (i * 7 + j * 3) % 5)));
        yield return ("equal numbers", Fill<T>(rows, columns, (_, _) => 3));
        yield return ("diagonal, zeros within", Fill<T>(rows, columns, (i, j) => i == j && i % 3 != 1 ? i - 4 : 0));
        yield return ("bidiagonal, zeros within", Fill<T>(rows, columns, (i, j) => i == j ? (i % 4) - 1 : j == i + 1 ? 1 : 0));
        yield return ("large", Fill<T>(rows, columns, (i, j) => (typeof(T) == typeof(float) ? 1e35 : 1e305) * Math.Sin(i + 2 * j)));
        yield return ("small", Fill<T>(rows, columns, (i, j) => (typeof(T) == typeof(float) ? 1e-36 : 1e-300) * Math.Sin(i * i + 2 * j)));
    }

    /// <summary>Their symmetric parts.</summary>
    public static IEnumerable<(string Name, MatrixView<T> Matrix)> Symmetric<T>(int size)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach ((string name, MatrixView<T> matrix) in Of<T>(size, size))
        {
            MatrixView<T> half = Matrices.Copy(matrix);
            for (int i = 0; i < size; i++)
            {
                for (int j = 0; j < i; j++)
                    half[i, j] = half[j, i];
            }

            yield return (name, half);
        }
    }

    public static MatrixView<T> Fill<T>(int rows, int columns, Func<int, int, double> value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        MatrixView<T> matrix = Matrices.Create<T>(rows, columns);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
                matrix[i, j] = T.CreateChecked(value(i, j));
        }

        return matrix;
    }
}
