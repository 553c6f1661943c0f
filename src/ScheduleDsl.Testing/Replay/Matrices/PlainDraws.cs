using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Testing;

/// <summary>Random matrices and orders, number by number.</summary>
internal static class PlainDraws
{
    /// <param name="kind">What is drawn.</param>
    /// <param name="height">Rows of the result.</param>
    /// <param name="width">Columns of the result.</param>
    /// <param name="matrix">Which matrix of the tensor: each goes on where the one before it ends.</param>
    /// <param name="stream">Where its numbers come from.</param>
    public static Grid Of(MatrixKind kind, int height, int width, int matrix, DrawStream stream) => kind == MatrixKind.RandomOrder
        ? new Grid(height, width, Permutation(height * width, (long)matrix * height * width, stream))
        : new Grid(height, width, (i, j) => RandomValue.Of(DrawKind.Normal, stream, ((long)matrix * height + i) * width + j));

    private static float[] Permutation(int count, long start, DrawStream stream)
    {
        float[] order = new float[count];
        for (int i = 0; i < count; i++)
            order[i] = i;
        for (int i = 0; i < count - 1; i++)
        {
            int other = i + (int)((ulong)stream.Word(start + i) * (ulong)(count - i) >> 32);
            (order[i], order[other]) = (order[other], order[i]);
        }
        return order;
    }
}
