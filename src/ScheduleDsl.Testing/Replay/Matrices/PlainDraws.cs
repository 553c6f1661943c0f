using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Testing;

/// <summary>Random matrices and orders, number by number.</summary>
internal static class PlainDraws
{
    /// <param name="kind">What is drawn.</param>
    /// <param name="from">What is chosen from, or looks like it.</param>
    /// <param name="height">Rows of the result.</param>
    /// <param name="width">Columns of the result.</param>
    /// <param name="matrix">Which matrix of the tensor: each goes on where the one before it ends.</param>
    /// <param name="stream">Where its numbers come from.</param>
    public static Grid Of(MatrixKind kind, Grid from, int height, int width, int matrix, DrawStream stream)
    {
        return kind switch
        {
            MatrixKind.NormalRows or MatrixKind.NormalColumns => new Grid(height, width, (i, j) => RandomValue.Of(DrawKind.Normal, stream, ((long)matrix * height + i) * width + j)),
            MatrixKind.WeightedOrder => new Grid(height, width, Weighted(from.Values, (long)matrix * from.Values.Length, stream)),
            MatrixKind.RandomRows => Chosen(from.Height),
            MatrixKind.RandomColumns => Chosen(from.Width),
            _ => Chosen(from.Values.Length),
        };

        Grid Chosen(int all) => new(height, width, Permutation(all, (long)matrix * all, stream)[..(height * width)]);
    }

    private static float[] Weighted(float[] weights, long start, DrawStream stream)
    {
        double[] waiting = [.. weights.Select((weight, i) => weight > 0 ? -Language.Log((stream.Word(start + i) + 1.0) / 4294967296.0) / weight : double.PositiveInfinity)];
        return [.. Enumerable.Range(0, weights.Length).OrderBy(i => double.IsNaN(waiting[i])).ThenBy(i => waiting[i]).Select(i => (float)i)];
    }

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
