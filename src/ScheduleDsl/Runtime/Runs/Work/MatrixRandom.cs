using System;
using System.Numerics;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>Random matrices and orders of a rule.</summary>
internal static class MatrixRandom
{
    public static unsafe void Fill<T>(MatrixKind kind, MatrixView<T> result, in DrawStream stream, int matrix, LinearOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (matrix > 0)
            throw new NotSupportedException($"{kind} is for tensors that are one matrix.");
        if (kind != MatrixKind.RandomOrder)
        {
            RandomMatrix.Normal(result, stream, options);
            return;
        }

        int[] order = new int[checked(result.Rows * result.Columns)];
        RandomMatrix.Permutation(order, stream);
        for (int i = 0; i < order.Length; i++)
            result.Data[i] = T.CreateTruncating(order[i]);
    }
}
