using System;

namespace ScheduleDsl;

/// <summary>
/// A matrix somewhere in memory: element (i, j) is at <c>Data[i * RowStep + j * ColumnStep]</c>. Transposes, rows, columns and blocks are
/// views of the same numbers. The memory is the caller's, and must not move while a view of it is used.
/// </summary>
internal readonly unsafe struct MatrixView<T>
    where T : unmanaged
{
    /// <param name="data">The first element.</param>
    /// <param name="rows">From 0.</param>
    /// <param name="columns">From 0.</param>
    /// <param name="rowStep">Elements from a row to the next.</param>
    /// <param name="columnStep">Elements from a column to the next.</param>
    public MatrixView(T* data, int rows, int columns, nint rowStep, nint columnStep = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        Data = data;
        (Rows, Columns, RowStep, ColumnStep) = (rows, columns, rowStep, columnStep);
    }

    /// <summary>Row after row, without gaps.</summary>
    public MatrixView(T* data, int rows, int columns)
        : this(data, rows, columns, columns)
    {
    }

    public T* Data { get; }

    public int Rows { get; }

    public int Columns { get; }

    public nint RowStep { get; }

    public nint ColumnStep { get; }

    public bool IsEmpty => Rows == 0 || Columns == 0;

    /// <summary>The same numbers with rows and columns exchanged.</summary>
    public MatrixView<T> Transposed => new(Data, Columns, Rows, ColumnStep, RowStep);

    public ref T this[int row, int column] => ref *At(row, column);

    public T* At(int row, int column) => Data + row * RowStep + column * ColumnStep;

    /// <summary>Part of the matrix.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The part is not within the matrix.</exception>
    public MatrixView<T> Block(int row, int column, int rows, int columns)
    {
        if ((uint)row > (uint)Rows || (uint)rows > (uint)(Rows - row) || (uint)column > (uint)Columns || (uint)columns > (uint)(Columns - column))
        {
            throw new ArgumentOutOfRangeException(
                nameof(row), $"Rows {row} to {row + rows} and columns {column} to {column + columns} are not within a matrix of {Rows} x {Columns}.");
        }

        return new(At(row, column), rows, columns, RowStep, ColumnStep);
    }

    public override string ToString() => $"{Rows} x {Columns}";
}
