using System;
using System.Numerics;

namespace ScheduleDsl.Tests.Linear;

/// <summary>Matrices in memory that does not move, for tests.</summary>
internal static unsafe class Matrices
{
    /// <summary>A matrix of its own, row after row, each followed by a gap.</summary>
    public static MatrixView<T> Create<T>(int rows, int columns, int gap = 0)
        where T : unmanaged
    {
        T[] memory = GC.AllocateArray<T>(Math.Max(1, rows * (columns + gap)), pinned: true);
        keep.Add(memory);
        fixed (T* first = memory)
            return new(first, rows, columns, columns + gap);
    }

    /// <summary>Numbers from -1 to 1.</summary>
    public static MatrixView<T> Random<T>(System.Random random, int rows, int columns, int gap = 0)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        MatrixView<T> matrix = Create<T>(rows, columns, gap);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
                matrix[i, j] = T.CreateChecked(2 * random.NextDouble() - 1);
        }

        return matrix;
    }

    /// <summary>In rows, in columns or as part of a larger matrix.</summary>
    public static MatrixView<T> RandomLayout<T>(System.Random random, int rows, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        switch (random.Next(4))
        {
            case 0:
                return Random<T>(random, columns, rows).Transposed;
            case 1:
                return Random<T>(random, rows + 2, columns + 3, 1).Block(1, 2, rows, columns);
            case 2:
                // Neither rows nor columns lie side by side.
                MatrixView<T> apart = Random<T>(random, rows, 2 * columns + 1);
                return new(apart.Data, rows, columns, apart.RowStep, 2);
            default:
                return Random<T>(random, rows, columns);
        }
    }

    public static MatrixView<T> Copy<T>(MatrixView<T> matrix)
        where T : unmanaged
    {
        MatrixView<T> copy = Create<T>(matrix.Rows, matrix.Columns);
        CopyTo(matrix, copy);
        return copy;
    }

    public static void CopyTo<T>(MatrixView<T> source, MatrixView<T> destination)
        where T : unmanaged
    {
        for (int i = 0; i < source.Rows; i++)
        {
            for (int j = 0; j < source.Columns; j++)
                destination[i, j] = source[i, j];
        }
    }

    // Tests are short, and pointers do not keep arrays alive.
    private static readonly System.Collections.Concurrent.ConcurrentBag<Array> keep = [];
}
