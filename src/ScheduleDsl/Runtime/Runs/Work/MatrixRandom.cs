using System;
using System.Numerics;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>Random matrices, orders and choices of a rule.</summary>
internal static unsafe class MatrixRandom
{
    /// <param name="from">Of a choice: what is chosen from.</param>
    /// <param name="result">Receives it.</param>
    public static void Fill<T>(MatrixKind kind, MatrixView<T> from, MatrixView<T> result, in DrawStream stream, int matrix, LinearContext context)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (matrix > 0)
            throw new NotSupportedException($"{kind} is for tensors that are one matrix.");
        int count = result.Rows * result.Columns;
        switch (kind)
        {
            case MatrixKind.NormalRows or MatrixKind.NormalColumns:
                RandomMatrix.Normal(result, stream, context.Options);
                break;
            case MatrixKind.WeightedOrder:
                int* drawn = context.Workspace.Take<int>(WorkspaceUse.Places, count);
                RandomMatrix.WeightedOrder(from, drawn, stream, context.Workspace);
                Write(new Span<int>(drawn, count), result);
                break;
            default:
                int all = kind switch
                {
                    MatrixKind.RandomRows => from.Rows,
                    MatrixKind.RandomColumns => from.Columns,
                    _ => checked(from.Rows * from.Columns),
                };
                Span<int> places = new(context.Workspace.Take<int>(WorkspaceUse.Places, all), all);
                RandomMatrix.Choice(places, count, stream);
                Write(places[..count], result);
                break;
        }
    }

    private static void Write<T>(Span<int> places, MatrixView<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < places.Length; i++)
            result.Data[i] = T.CreateTruncating(places[i]);
    }
}
