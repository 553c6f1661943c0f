using System;
using System.Numerics;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>
/// Random matrices and permutations that are functions of their key, seed, step, tensor and draw, so that they can be made again instead of stored.
/// </summary>
internal static unsafe class RandomMatrix
{
    private const int Chunk = 1024;

    /// <summary>Standard normal numbers: element (i, j) is number <c>i * columns + j</c> of the stream, however the matrix lies in memory.</summary>
    /// <param name="matrix">What is filled.</param>
    /// <param name="stream">The numbers.</param>
    /// <param name="options">Width of vectors.</param>
    /// <param name="start">The stream's number that is element (0, 0).</param>
    public static void Normal<T>(MatrixView<T> matrix, in DrawStream stream, LinearOptions options, long start = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        float* numbers = stackalloc float[Chunk];
        long count = (long)matrix.Rows * matrix.Columns;
        for (long first = 0; first < count; first += Chunk)
        {
            int chunk = (int)Math.Min(Chunk, count - first);
            RandomFill.Numbers(options.Arm, DrawKind.Normal, stream, start + first, numbers, chunk);
            (int row, int column) = ((int)(first / matrix.Columns), (int)(first % matrix.Columns));
            for (int i = 0; i < chunk; i++)
            {
                matrix[row, column] = T.CreateTruncating(numbers[i]);
                if (++column == matrix.Columns)
                    (row, column) = (row + 1, 0);
            }
        }
    }

    /// <summary>
    /// A permutation of 0, 1, ..., count - 1 by exchanges (Fisher and Yates): for i from 0 on, place i is exchanged with place
    /// <c>i + floor(w (count - i) / 2^32)</c>, where w is word i of the stream. No permutation is more probable than another by more than
    /// <c>count^2 2^-32</c> of itself.
    /// </summary>
    /// <param name="order">What is filled.</param>
    /// <param name="stream">The words.</param>
    /// <param name="start">The stream's word that is word 0.</param>
    public static void Permutation(Span<int> order, in DrawStream stream, long start = 0) => Choice(order, order.Length, stream, start);

    /// <summary>The first places of <see cref="Permutation"/>: a choice without replacement. What follows them in <paramref name="order"/> is the rest in some order.</summary>
    public static void Choice(Span<int> order, int wanted, in DrawStream stream, long start = 0)
    {
        int count = order.Length;
        for (int i = 0; i < count; i++)
            order[i] = i;
        for (int i = 0; i < Math.Min(wanted, count - 1); i++)
        {
            int other = i + (int)(((ulong)stream.Word(start + i) * (ulong)(count - i)) >> 32);
            (order[i], order[other]) = (order[other], order[i]);
        }
    }

    /// <summary>
    /// Places in the order in which they are drawn without replacement, with probabilities in proportion to weights: ascending by <c>-ln(u) / weight</c>, where
    /// <c>u = (w + 1) 2^-32</c> of word i of the stream (Efraimidis and Spirakis, 2006). Weights that are not above 0 count as 0, and come last.
    /// </summary>
    public static void WeightedOrder<T>(MatrixView<T> weights, int* order, in DrawStream stream, LinearWorkspace workspace, long start = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = checked(weights.Rows * weights.Columns);
        double* waiting = workspace.Take<double>(WorkspaceUse.Vectors, count);
        for (int i = 0; i < count; i++)
        {
            double weight = double.CreateTruncating(weights.Data[i]);
            waiting[i] = weight > 0 ? -Language.Log((stream.Word(start + i) + 1.0) * (1.0 / (1L << 32))) / weight : double.PositiveInfinity;
        }

        Sorting.Argsort(new MatrixView<double>(waiting, 1, count), order, descending: false, workspace);
    }
}
