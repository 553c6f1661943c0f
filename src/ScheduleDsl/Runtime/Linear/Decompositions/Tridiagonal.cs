using System;

namespace ScheduleDsl;

/// <summary>
/// Reduces a symmetric matrix to tridiagonal form, <c>A = Q T Q^T</c>, in panels: within one, a matrix-vector product for each column and no change of
/// the rest; after it, one symmetric product (Dongarra, Sorensen and Hammarling, "Block Reduction of Matrices to Condensed Forms", 1989).
/// </summary>
internal static unsafe class Tridiagonal
{
    private const int Panel = 32;

    /// <param name="a">Symmetric; is overwritten.</param>
    /// <param name="v">The reflectors, a row each, n - 1 rows; reflector i begins at number i + 1.</param>
    /// <param name="diagonal">n numbers of T.</param>
    /// <param name="beside">n - 1 numbers of T.</param>
    public static void Reduce(MatrixView<double> a, MatrixView<double> v, double* taus, double* diagonal, double* beside, LinearContext context)
    {
        int size = a.Rows;
        // Rows: the panel's reflectors, then their partners w; and the same with the halves exchanged.
        double* panels = context.Workspace.Take<double>(WorkspaceUse.Panels, 4L * Panel * size);
        for (int first = 0; first < size - 1; first += Panel)
        {
            int count = Math.Min(Panel, size - 1 - first), rest = size - first - count;
            MatrixView<double> left = new(panels, 2 * count, size), right = new(panels + 2L * Panel * size, 2 * count, size);
            for (int i = 0; i < count; i++)
                Column(a, v, left, first, i, count, taus, diagonal, beside, context);
            for (int i = 0; i < count; i++)
            {
                Row(left, i, size).CopyTo(Row(right, count + i, size));
                Row(left, count + i, size).CopyTo(Row(right, i, size));
            }

            int start = first + count;
            MatrixView<double> trailing = a.Block(start, start, rest, rest);
            MatrixView<double> x = left.Block(0, start, 2 * count, rest).Transposed, y = right.Block(0, start, 2 * count, rest);
            ProductRequest<double> update = new() { A = x, B = y, Result = trailing, Alpha = -1, Beta = 1, Addend = trailing, IsSymmetric = true };
            Product.Run(update, context.Workspace, context.Options);
            diagonal[start] = a[start, start];
        }

        if (size == 1)
            diagonal[0] = a[0, 0];
    }

    private static Span<double> Row(MatrixView<double> matrix, int row, int count) => new(matrix.At(row, 0), count);

    private static void Column(
        MatrixView<double> a, MatrixView<double> v, MatrixView<double> panel, int first, int i, int count, double* taus, double* diagonal, double* beside,
        LinearContext context)
    {
        int size = a.Rows, column = first + i, next = column + 1;
        nint length = size - next;
        double* x = v.At(column, 0), row = a.At(column, 0);
        new Span<double>(x, next).Clear();
        // What earlier columns of the panel would have done to this one: A - V W^T - W V^T. A row of the symmetric matrix is the column.
        for (int j = 0; j < i; j++)
        {
            double* earlier = panel.At(j, 0), partner = panel.At(count + j, 0);
            VectorLoops.Add(-earlier[column], partner + column, row + column, size - column);
            VectorLoops.Add(-partner[column], earlier + column, row + column, size - column);
        }

        diagonal[column] = row[column];
        new Span<double>(row + next, (int)length).CopyTo(new Span<double>(x + next, (int)length));
        (beside[column], taus[column]) = Householder.Reflect(x + next, length);
        new Span<double>(x, size).CopyTo(Row(panel, i, size));

        double* w = panel.At(count + i, 0);
        new Span<double>(w, next).Clear();
        context.Workspace.MatrixVector.Multiply(a.Block(next, next, (int)length, (int)length), x + next, w + next, context.Options.Threads);
        for (int j = 0; j < i; j++)
        {
            double* earlier = panel.At(j, 0), partner = panel.At(count + j, 0);
            double byPartner = VectorLoops.Dot(partner + next, x + next, length), byEarlier = VectorLoops.Dot(earlier + next, x + next, length);
            VectorLoops.Add(-byPartner, earlier + next, w + next, length);
            VectorLoops.Add(-byEarlier, partner + next, w + next, length);
        }

        VectorLoops.Scale(taus[column], w + next, length);
        VectorLoops.Add(-0.5 * taus[column] * VectorLoops.Dot(w + next, x + next, length), x + next, w + next, length);
    }
}
