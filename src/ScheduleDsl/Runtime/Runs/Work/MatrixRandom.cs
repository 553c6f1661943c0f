using System;
using System.Numerics;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>Random matrices, orders and choices of a rule. Of a tensor that is several matrices each goes on in the stream where the one before it ends.</summary>
internal static unsafe class MatrixRandom
{
    /// <param name="kind">Which one.</param>
    /// <param name="from">Of a choice: what is chosen from.</param>
    /// <param name="result">Receives it.</param>
    /// <param name="stream">The numbers.</param>
    /// <param name="matrix">The place of the matrix in its tensor.</param>
    /// <param name="context">Memory to work in.</param>
    public static void Fill<T>(MatrixKind kind, MatrixView<T> from, MatrixView<T> result, in DrawStream stream, int matrix, LinearContext context)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = checked(result.Rows * result.Columns);
        switch (kind)
        {
            case MatrixKind.NormalRows or MatrixKind.NormalColumns:
                RandomMatrix.Normal(result, stream, context.Options, (long)matrix * count);
                break;
            case MatrixKind.WeightedOrder:
                int* drawn = context.Workspace.Take<int>(WorkspaceUse.Places, count);
                RandomMatrix.WeightedOrder(from, drawn, stream, context.Workspace, (long)matrix * count);
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
                RandomMatrix.Choice(places, count, stream, (long)matrix * all);
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
