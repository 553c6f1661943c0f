using System;
using System.Numerics;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>Matrix operations that compute little: each number of the result from a row, a column or one number.</summary>
internal static unsafe class MatrixArrays
{
    /// <summary>An operation on one matrix.</summary>
    public static void Run<T>(MatrixKind kind, MatrixView<T> a, MatrixView<T> result, LinearContext context)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        switch (kind)
        {
            case MatrixKind.Transpose:
                Each(result, (i, j) => a[j, i]);
                break;
            case MatrixKind.Identity:
                Each(result, (i, j) => i == j ? T.One : T.Zero);
                break;
            case MatrixKind.Upper:
                Each(result, (i, j) => i <= j ? a[i, j] : T.Zero);
                break;
            case MatrixKind.Diagonal:
                for (int i = 0; i < a.Rows; i++)
                    result.Data[i] = a[i, i];
                break;
            case MatrixKind.RowSums:
                for (int i = 0; i < a.Rows; i++)
                    result.Data[i] = Sum(a, i);
                break;
            case MatrixKind.ColumnSums:
                for (int j = 0; j < a.Columns; j++)
                    result.Data[j] = Sum(a.Transposed, j);
                break;
            case MatrixKind.Order:
                Order(a, result, context);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "no operation on one matrix");
        }
    }

    /// <summary>An operation on a matrix and a vector.</summary>
    public static void Run<T>(MatrixKind kind, MatrixView<T> a, MatrixView<T> vector, MatrixView<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        switch (kind)
        {
            case MatrixKind.ScaleRows:
                Each(result, (i, j) => a[i, j] * vector.Data[i]);
                break;
            case MatrixKind.ScaleColumns:
                Each(result, (i, j) => a[i, j] * vector.Data[j]);
                break;
            case MatrixKind.TakeRows:
                Each(result, (i, j) => a[Place(vector, i, a.Rows), j]);
                break;
            case MatrixKind.TakeColumns:
                Each(result, (i, j) => a[i, Place(vector, j, a.Columns)]);
                break;
            case MatrixKind.TakeEntries:
                Each(result, (i, _) => a.Data[Place(vector, i, checked(a.Rows * a.Columns))]);
                break;
            default:
                Put(kind, a, vector, result);
                break;
        }
    }

    private static void Put<T>(MatrixKind kind, MatrixView<T> a, MatrixView<T> places, MatrixView<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Each(result, (_, _) => T.Zero);
        if (kind == MatrixKind.PutEntries)
        {
            for (int i = 0; i < a.Rows; i++)
                result.Data[Place(places, i, checked(result.Rows * result.Columns))] = a.Data[i];
            return;
        }

        for (int i = 0; i < a.Rows; i++)
        {
            for (int j = 0; j < a.Columns; j++)
            {
                if (kind == MatrixKind.PutRows)
                    result[Place(places, i, result.Rows), j] = a[i, j];
                else
                    result[i, Place(places, j, result.Columns)] = a[i, j];
            }
        }
    }

    // Ascending, in double: one order for every width.
    private static T Sum<T>(MatrixView<T> a, int row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double sum = 0;
        for (int j = 0; j < a.Columns; j++)
            sum += double.CreateTruncating(a[row, j]);
        return T.CreateTruncating(sum);
    }

    private static void Order<T>(MatrixView<T> vector, MatrixView<T> result, LinearContext context)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = checked(vector.Rows * vector.Columns);
        int* order = context.Workspace.Take<int>(WorkspaceUse.Places, count);
        Sorting.Argsort(vector, order, descending: true, context.Workspace);
        for (int i = 0; i < count; i++)
            result.Data[i] = T.CreateTruncating(order[i]);
    }

    // A state that nobody has filled holds no places: what is asked for beyond the matrix is its last row.
    private static int Place<T>(MatrixView<T> order, int i, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Math.Clamp(int.CreateSaturating(order.Data[i]), 0, count - 1);

    private static void Each<T>(MatrixView<T> result, Func<int, int, T> of)
        where T : unmanaged
    {
        for (int i = 0; i < result.Rows; i++)
        {
            for (int j = 0; j < result.Columns; j++)
                result[i, j] = of(i, j);
        }
    }
}
