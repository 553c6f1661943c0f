using System;
using System.Numerics;

namespace ScheduleDsl;

/// <summary>Thin QR decomposition by Householder reflections in blocks: <c>A = Q R</c>.</summary>
internal static unsafe class QrDecomposition
{
    /// <summary>
    /// <c>A = Q R</c> of an m x n matrix, with <c>k = min(m, n)</c>. The diagonal of R has the signs that the reflections give it, as in LAPACK:
    /// opposed to the number that is reflected. Of dependent columns, Q is orthonormal all the same.
    /// </summary>
    /// <param name="q">m x k, orthonormal columns; may be the matrix itself where that is m x k.</param>
    /// <param name="r">k x n, upper triangle.</param>
    public static LinearOutcome Run<T>(MatrixView<T> a, MatrixView<T> q, MatrixView<T> r, LinearContext context)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = a.Rows, columns = a.Columns, count = Math.Min(rows, columns);
        LinearChecks.Shape(q, rows, count, "Q");
        LinearChecks.Shape(r, count, columns, "R");
        MatrixView<double> work = new(context.Workspace.Take<double>(WorkspaceUse.Factor, (long)rows * columns), columns, rows);
        if (!DoubleCopy.TryLoad(a.Transposed, work, out int exponent))
            return new(LinearOperation.Qr, rows, columns, LinearFault.NotFinite);
        MatrixView<double> v = new(context.Workspace.Take<double>(WorkspaceUse.Reflectors, (long)count * rows), count, rows);
        double* taus = context.Workspace.Take<double>(WorkspaceUse.Vectors, count);
        Factor(work, v, taus, context);
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < columns; j++)
                r[i, j] = j < i ? T.Zero : T.CreateTruncating(Math.ScaleB(work[j, i], exponent));
        }

        MatrixView<double> basis = new(context.Workspace.Take<double>(WorkspaceUse.Basis, (long)count * rows), count, rows);
        Householder.Accumulate(v, taus, 0, basis, context);
        DoubleCopy.Store(basis.Transposed, q);
        return new(LinearOperation.Qr, rows, columns, LinearFault.None);
    }

    /// <summary>Reduces the transpose of a matrix, in place, to that of R.</summary>
    /// <param name="transposed">A column of the matrix in each row.</param>
    /// <param name="v">The reflectors, a row each.</param>
    public static void Factor(MatrixView<double> transposed, MatrixView<double> v, double* taus, LinearContext context)
    {
        int rows = transposed.Columns;
        for (int first = 0; first < v.Rows; first += Householder.Block)
        {
            int count = Math.Min(Householder.Block, v.Rows - first), end = first + count;
            for (int j = first; j < end; j++)
            {
                double* reflector = v.At(j, 0);
                new Span<double>(reflector, j).Clear();
                nint length = rows - j;
                new Span<double>(transposed.At(j, j), (int)length).CopyTo(new Span<double>(reflector + j, (int)length));
                (transposed[j, j], taus[j]) = Householder.Reflect(reflector + j, length);
                for (int i = j + 1; i < end; i++)
                {
                    double* column = transposed.At(i, j);
                    VectorLoops.Add(-taus[j] * VectorLoops.Dot(reflector + j, column, length), reflector + j, column, length);
                }
            }

            if (end == transposed.Rows)
                return;
            MatrixView<double> block = v.Block(first, first, count, rows - first);
            MatrixView<double> t = Householder.Triangle(block, taus + first, context);
            Householder.ApplyFromRight(transposed.Block(end, first, transposed.Rows - end, rows - first), block, t, context);
        }
    }
}
