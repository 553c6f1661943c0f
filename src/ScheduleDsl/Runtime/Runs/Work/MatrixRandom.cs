using System;
using System.Numerics;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>Random matrices and orders of a rule.</summary>
internal static class MatrixRandom
{
    public static unsafe void Fill<T>(MatrixKind kind, MatrixView<T> result, in DrawStream stream, int matrix, LinearContext context)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // One matrix of a tensor goes on where the one before it ends.
        int count = checked(result.Rows * result.Columns);
        long first = (long)matrix * count;
        if (kind != MatrixKind.RandomOrder)
        {
            RandomMatrix.Normal(result, stream, context.Options, first);
            return;
        }

        int* order = context.Workspace.Take<int>(WorkspaceUse.Places, count);
        RandomMatrix.Permutation(new Span<int>(order, count), stream, first);
        for (int i = 0; i < count; i++)
            result.Data[i] = T.CreateTruncating(order[i]);
    }
}
