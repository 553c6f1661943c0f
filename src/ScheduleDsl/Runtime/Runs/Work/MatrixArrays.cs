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
            case MatrixKind.Transpose or MatrixKind.Identity or MatrixKind.Upper:
                for (int i = 0; i < result.Rows; i++)
                {
                    for (int j = 0; j < result.Columns; j++)
                        result[i, j] = kind == MatrixKind.Transpose ? a[j, i] : kind == MatrixKind.Upper ? (i <= j ? a[i, j] : T.Zero) : i == j ? T.One : T.Zero;
                }

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
        for (int i = 0; i < result.Rows; i++)
        {
            for (int j = 0; j < result.Columns; j++)
            {
                result[i, j] = kind switch
                {
                    MatrixKind.ScaleRows => a[i, j] * vector.Data[i],
                    MatrixKind.ScaleColumns => a[i, j] * vector.Data[j],
                    MatrixKind.TakeRows => a[Place(vector, i, a.Rows), j],
                    MatrixKind.TakeColumns => a[i, Place(vector, j, a.Columns)],
                    MatrixKind.TakeEntries => a.Data[Place(vector, i, checked(a.Rows * a.Columns))],
                    _ => T.Zero,
                };
            }
        }

        if (kind is MatrixKind.PutEntries or MatrixKind.PutRows or MatrixKind.PutColumns)
            Put(kind, a, vector, result);
    }

    // What is put nowhere is 0.
    private static void Put<T>(MatrixKind kind, MatrixView<T> a, MatrixView<T> places, MatrixView<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
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
}
