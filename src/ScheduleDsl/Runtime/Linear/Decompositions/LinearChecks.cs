using System;

namespace ScheduleDsl;

/// <summary>What is asked of results.</summary>
internal static class LinearChecks
{
    /// <exception cref="ArgumentException">A matrix has another shape.</exception>
    public static void Shape<T>(MatrixView<T> matrix, int rows, int columns, string name)
        where T : unmanaged
    {
        if (matrix.Rows != rows || matrix.Columns != columns)
            throw new ArgumentException($"{name} is {rows} x {columns}; it does not fit into {matrix}.");
    }
}
