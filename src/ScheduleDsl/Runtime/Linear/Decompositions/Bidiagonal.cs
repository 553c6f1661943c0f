using System;

namespace ScheduleDsl;

/// <summary>
/// Reduces a square matrix to an upper bidiagonal one, <c>A = Q B P^T</c>, in panels: two matrix-vector products for each column, and one product for the
/// rest of the matrix after each panel (Dongarra, Sorensen and Hammarling, 1989).
/// </summary>
internal static unsafe class Bidiagonal
{
    private const int Panel = 32;

    /// <param name="a">n x n; is overwritten.</param>
    /// <param name="left">The reflectors of Q, a row each; reflector i begins at number i.</param>
    /// <param name="right">Those of P, n - 1; reflector i begins at number i + 1.</param>
    /// <param name="diagonal">n numbers of B.</param>
    /// <param name="beside">n - 1 numbers of B.</param>
    public static void Reduce(
        MatrixView<double> a, MatrixView<double> left, double* leftTaus, MatrixView<double> right, double* rightTaus, double* diagonal, double* beside, LinearContext context)
    {
        int size = a.Rows;
        double* panels = context.Workspace.Take<double>(WorkspaceUse.Panels, 4L * Panel * size);
        for (int first = 0; first < size; first += Panel)
        {
            int count = Math.Min(Panel, size - first), start = first + count, rest = size - start;
            // What has been done to the rest and is not yet: A - V Y^T - X U^T. Rows V, X above; Y, U below.
            MatrixView<double> above = new(panels, 2 * count, size), below = new(panels + 2L * Panel * size, 2 * count, size);
            for (int i = 0; i < count; i++)
            {
                int column = first + i;
                FromLeft(a, left, above, below, column, i, count, leftTaus, diagonal, context);
                if (column < size - 1)
                    FromRight(a, right, above, below, column, i, count, rightTaus, beside, context);
            }

            MatrixView<double> trailing = a.Block(start, start, rest, rest);
            MatrixView<double> x = above.Block(0, start, 2 * count, rest).Transposed, y = below.Block(0, start, 2 * count, rest);
            Product.Multiply(-1, x, y, 1, trailing, trailing, context.Workspace, context.Options);
        }
    }

    private static void FromLeft(
        MatrixView<double> a, MatrixView<double> left, MatrixView<double> above, MatrixView<double> below, int column, int i, int count, double* taus, double* diagonal,
        LinearContext context)
    {
        int size = a.Rows, next = column + 1;
        nint length = size - column;
        double* v = left.At(column, 0);
        new Span<double>(v, column).Clear();
        for (int row = column; row < size; row++)
            v[row] = a[row, column];
        for (int j = 0; j < i; j++)
        {
            VectorLoops.Add(-below[j, column], above.At(j, column), v + column, length);
            VectorLoops.Add(-below[count + j, column], above.At(count + j, column), v + column, length);
        }

        (diagonal[column], taus[column]) = Householder.Reflect(v + column, length);
        Row(left, column).CopyTo(Row(above, i));
        double* y = below.At(i, 0);
        new Span<double>(y, Math.Min(next, size)).Clear();
        if (next == size)
            return;
        context.Workspace.MatrixVector.MultiplyTransposed(a.Block(column, next, (int)length, size - next), v + column, y + next, context.Options.Threads);
        for (int j = 0; j < i; j++)
        {
            double byV = VectorLoops.Dot(above.At(j, column), v + column, length), byX = VectorLoops.Dot(above.At(count + j, column), v + column, length);
            VectorLoops.Add(-byV, below.At(j, next), y + next, size - next);
            VectorLoops.Add(-byX, below.At(count + j, next), y + next, size - next);
        }

        VectorLoops.Scale(taus[column], y + next, size - next);
    }

    private static void FromRight(
        MatrixView<double> a, MatrixView<double> right, MatrixView<double> above, MatrixView<double> below, int column, int i, int count, double* taus, double* beside,
        LinearContext context)
    {
        int size = a.Rows, next = column + 1;
        nint length = size - next;
        double* u = right.At(column, 0), row = a.At(column, next);
        for (int j = 0; j <= i; j++)
        {
            VectorLoops.Add(-above[j, column], below.At(j, next), row, length);
            if (j < i)
                VectorLoops.Add(-above[count + j, column], below.At(count + j, next), row, length);
        }

        new Span<double>(u, next).Clear();
        new Span<double>(row, (int)length).CopyTo(new Span<double>(u + next, (int)length));
        (beside[column], taus[column]) = Householder.Reflect(u + next, length);
        Row(right, column).CopyTo(Row(below, count + i));
        double* x = above.At(count + i, 0);
        new Span<double>(x, next).Clear();
        context.Workspace.MatrixVector.Multiply(a.Block(next, next, (int)length, (int)length), u + next, x + next, context.Options.Threads);
        for (int j = 0; j <= i; j++)
        {
            VectorLoops.Add(-VectorLoops.Dot(below.At(j, next), u + next, length), above.At(j, next), x + next, length);
            if (j < i)
                VectorLoops.Add(-VectorLoops.Dot(below.At(count + j, next), u + next, length), above.At(count + j, next), x + next, length);
        }

        VectorLoops.Scale(taus[column], x + next, length);
    }

    private static Span<double> Row(MatrixView<double> matrix, int row) => new(matrix.At(row, 0), matrix.Columns);
}
