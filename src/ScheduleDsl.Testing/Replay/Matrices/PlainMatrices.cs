using System;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Testing;

/// <summary>Matrix operations as docs/numerics.md defines them, number by number. They share no code with those of the library.</summary>
internal static class PlainMatrices
{
    private const int Depth = 384;

    /// <summary>The result, or null for what has to be decomposed or drawn.</summary>
    /// <param name="kind">The operation.</param>
    /// <param name="a">The first matrix.</param>
    /// <param name="b">The second matrix, or the vector beside the first; null where there is none.</param>
    /// <param name="plus">The addend of a product, if it has one.</param>
    /// <param name="height">Rows of the result.</param>
    /// <param name="width">Columns of the result.</param>
    public static Grid? Of(MatrixKind kind, Grid a, Grid? b, Addend? plus, int height, int width) => kind switch
    {
        MatrixKind.Product => Product(a, b!, plus),
        MatrixKind.ProductTransposed => Product(a, b!.Transposed, plus),
        MatrixKind.TransposedProduct => Product(a.Transposed, b!, plus),
        MatrixKind.Transpose => a.Transposed,
        MatrixKind.Identity => new Grid(a.Height, a.Width, (i, j) => i == j ? 1 : 0),
        MatrixKind.Upper => new Grid(a.Height, a.Width, (i, j) => i <= j ? a[i, j] : 0),
        MatrixKind.Diagonal => Vector([.. Enumerable.Range(0, a.Height).Select(i => a[i, i])]),
        MatrixKind.RowSums => RowSums(a),
        MatrixKind.ColumnSums => RowSums(a.Transposed),
        MatrixKind.ScaleRows => new Grid(a.Height, a.Width, (i, j) => a[i, j] * b!.Values[i]),
        MatrixKind.ScaleColumns => new Grid(a.Height, a.Width, (i, j) => a[i, j] * b!.Values[j]),
        MatrixKind.Order => Vector(Order(a.Values)),
        MatrixKind.TakeRows => new Grid(height, width, (i, j) => a[Place(b!.Values[i], a.Height), j]),
        MatrixKind.TakeColumns => new Grid(height, width, (i, j) => a[i, Place(b!.Values[j], a.Width)]),
        MatrixKind.TakeEntries => Vector([.. b!.Values.Select(place => a.Values[Place(place, a.Values.Length)])]),
        MatrixKind.PutRows => new Grid(height, width, (i, j) => Later(b!, i, height) is var from and >= 0 ? a[from, j] : 0),
        MatrixKind.PutColumns => new Grid(height, width, (i, j) => Later(b!, j, width) is var from and >= 0 ? a[i, from] : 0),
        MatrixKind.PutEntries => new Grid(height, width, (i, j) => Later(b!, i * width + j, height * width) is var from and >= 0 ? a.Values[from] : 0),
        _ => null,
    };

    private static Grid Product(Grid a, Grid b, Addend? plus)
    {
        (float alpha, float beta) = plus is null ? (1, 0) : ((float)plus.Alpha, (float)plus.Beta);
        return new(a.Height, b.Width, (i, j) =>
        {
            // Where beta is 0 the addend is not read, and the first block is where the sum begins.
            float sum = beta == 0 ? 0 : beta * plus!.Grid[i, j];
            for (int start = 0; start < a.Width; start += Depth)
            {
                float block = 0;
                for (int p = start; p < Math.Min(start + Depth, a.Width); p++)
                    block = MathF.FusedMultiplyAdd(a[i, p], b[p, j], block);
                sum = start == 0 && beta == 0 ? alpha * block : MathF.FusedMultiplyAdd(alpha, block, sum);
            }
            return sum;
        });
    }

    private static Grid RowSums(Grid a) => Vector([.. Enumerable.Range(0, a.Height).Select(i => Sum(a, i))]);

    private static float Sum(Grid a, int row)
    {
        double sum = 0;
        for (int j = 0; j < a.Width; j++)
            sum += a[row, j];
        return (float)sum;
    }

    // -0 and +0 are equal, and OrderBy keeps the places of equal ones.
    private static float[] Order(float[] values) =>
        [.. Enumerable.Range(0, values.Length).OrderBy(i => float.IsNaN(values[i])).ThenByDescending(i => float.IsNaN(values[i]) ? 0 : values[i] + 0f).Select(i => (float)i)];

    // What is no place is the nearest.
    private static int Place(float place, int count) => float.IsNaN(place) ? 0 : (int)Math.Clamp(place, 0, count - 1);

    // The last of those that belong to a place, or -1.
    private static int Later(Grid places, int place, int count) => Array.FindLastIndex(places.Values, p => Place(p, count) == place);

    private static Grid Vector(float[] values) => new(1, values.Length, values);
}

/// <summary>What a product is added to.</summary>
/// <param name="Grid">The matrix.</param>
/// <param name="Alpha">What the product is multiplied by.</param>
/// <param name="Beta">What the matrix is multiplied by.</param>
internal sealed record Addend(Grid Grid, double Alpha, double Beta);
