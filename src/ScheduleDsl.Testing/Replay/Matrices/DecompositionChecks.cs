using System;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Testing;

/// <summary>Whether a decomposition is one: bases are orthonormal and stand in the right relation to their matrix. In double, by sums alone.</summary>
internal static class DecompositionChecks
{
    // Results are rounded to float; a few units of its last place for each term of a sum.
    private const double Tolerance = 1e-5;

    /// <summary>What is wrong, or null.</summary>
    public static string? Problem(MatrixKind kind, Grid a, Grid b, Grid result) => kind switch
    {
        MatrixKind.Orthonormal => NotOrthonormal(result) ?? NotWithin(result, a),
        MatrixKind.OrthonormalRows => Problem(MatrixKind.Orthonormal, a.Transposed, b, result.Transposed),
        MatrixKind.EigenVectors => NotOrthonormal(result) ?? NotTurning(result, (i, j) => i <= j ? a[i, j] : a[j, i]),
        MatrixKind.LeftVectors or MatrixKind.TopLeftVectors => NotOrthonormal(result) ?? NotTurning(result, Gram(a.Transposed)),
        MatrixKind.RightVectors or MatrixKind.TopRightVectors => NotOrthonormal(result.Transposed) ?? NotTurning(result.Transposed, Gram(a)),
        // Of a triangle the other half is not read.
        MatrixKind.Solve => NotSolved(Upper(a), result, b),
        MatrixKind.SolveTransposed => NotSolved(Upper(a).Transposed, result, b),
        _ => NotSolved(Upper(b).Transposed, result.Transposed, a.Transposed),
    };

    private static string? NotOrthonormal(Grid q)
    {
        double[,] products = Table(q.Width, q.Width, Gram(q));
        return Largest(products, (i, j) => i == j ? 1 : 0) is var off && off > Tolerance
            ? FormattableString.Invariant($"its basis is off an orthonormal one by {off:G3}")
            : null;
    }

    // What the basis spans holds the matrix, column j within the first j of it.
    private static string? NotWithin(Grid q, Grid a)
    {
        double scale = Scale(a);
        double[,] r = Table(q.Width, a.Width, (i, j) => Sum(a.Height, k => (double)q[k, i] * a[k, j]));
        double[,] back = Table(a.Height, a.Width, (i, j) => Sum(Math.Min(j + 1, q.Width), k => q[i, k] * r[k, j]));
        return Largest(back, (i, j) => a[i, j]) is var off && off > Tolerance * scale
            ? FormattableString.Invariant($"the matrix is off what its first columns span by {off:G3}, with numbers up to {scale:G3}")
            : null;
    }

    // S v = l v for each column of the basis, by descending l, and what is left over is no larger than the last of them.
    private static string? NotTurning(Grid basis, Func<int, int, double> symmetric)
    {
        int size = basis.Height;
        double[,] s = Table(size, size, symmetric), turned = Table(size, basis.Width, (i, j) => Sum(size, k => s[i, k] * basis[k, j]));
        double[] values = [.. Enumerable.Range(0, basis.Width).Select(j => Sum(size, k => basis[k, j] * turned[k, j]))];
        double scale = Sum(size * size, place => Math.Abs(s[place / size, place % size])), slack = Tolerance * scale;
        double off = Largest(turned, (i, j) => values[j] * basis[i, j]);
        if (off > slack)
            return FormattableString.Invariant($"a vector of its basis is off by {off:G3}, with numbers that add up to {scale:G3}");
        if (values.Zip(values.Skip(1)).Any(pair => pair.Second > pair.First + slack))
            return "its vectors do not come by descending value";
        double rest = Sum(size, i => s[i, i]) - values.Sum();
        return values.Length > 0 && values[^1] >= 0 && rest > (size - values.Length) * (values[^1] + slack) + slack ? "it leaves out a larger value than it has" : null;
    }

    private static string? NotSolved(Grid triangle, Grid x, Grid b)
    {
        for (int i = 0; i < b.Height; i++)
        {
            for (int j = 0; j < b.Width; j++)
            {
                double sum = Sum(triangle.Width, k => (double)triangle[i, k] * x[k, j]), sizes = Sum(triangle.Width, k => Math.Abs((double)triangle[i, k] * x[k, j]));
                if (double.IsFinite(sum) && Math.Abs(sum - b[i, j]) > Tolerance * (sizes + Math.Abs(b[i, j])))
                    return FormattableString.Invariant($"its product with the triangle is {sum:R} at ({i}, {j}), not {b[i, j]:R}");
            }
        }
        return null;
    }

    private static Grid Upper(Grid a) => new(a.Height, a.Width, (i, j) => i <= j ? a[i, j] : 0);

    private static Func<int, int, double> Gram(Grid a) => (i, j) => Sum(a.Height, k => (double)a[k, i] * a[k, j]);

    private static double Scale(Grid a) => a.Values.Select(x => (double)Math.Abs(x)).DefaultIfEmpty(0).Max();

    private static double Largest(double[,] table, Func<int, int, double> expected)
    {
        double largest = 0;
        for (int i = 0; i < table.GetLength(0); i++)
        {
            for (int j = 0; j < table.GetLength(1); j++)
                largest = Math.Max(largest, Math.Abs(table[i, j] - expected(i, j)));
        }
        return largest;
    }

    private static double[,] Table(int height, int width, Func<int, int, double> of)
    {
        double[,] table = new double[height, width];
        for (int i = 0; i < height; i++)
        {
            for (int j = 0; j < width; j++)
                table[i, j] = of(i, j);
        }
        return table;
    }

    private static double Sum(int count, Func<int, double> term)
    {
        double sum = 0;
        for (int k = 0; k < count; k++)
            sum += term(k);
        return sum;
    }
}
