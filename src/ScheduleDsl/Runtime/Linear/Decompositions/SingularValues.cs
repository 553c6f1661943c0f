using System;
using System.Numerics;

namespace ScheduleDsl;

/// <summary>Thin singular value decomposition, largest first: <c>A = U diag(s) V^T</c>.</summary>
internal static unsafe class SingularValues
{
    /// <summary>
    /// Of an m x n matrix, with <c>k = min(m, n)</c>. Signs of pairs of vectors, the bases of equal values and of the null space are arbitrary, and always
    /// orthonormal.
    /// </summary>
    /// <param name="u">m x k.</param>
    /// <param name="values">1 x k, none negative.</param>
    /// <param name="vt">k x n: a right singular vector in each row.</param>
    public static LinearOutcome Run<T>(MatrixView<T> a, MatrixView<T> u, MatrixView<T> values, MatrixView<T> vt, LinearContext context)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = a.Rows, columns = a.Columns, count = Math.Min(rows, columns);
        LinearChecks.Shape(u, rows, count, "U");
        LinearChecks.Shape(values, 1, count, "The row of singular values");
        LinearChecks.Shape(vt, count, columns, "V^T");
        // A = U S V^T, so A^T = V S U^T.
        LinearFault fault = rows >= columns ? Tall(a, u, values, vt, context) : Tall(a.Transposed, vt.Transposed, values, u.Transposed, context);
        return new(LinearOperation.Svd, rows, columns, fault);
    }

    private static LinearFault Tall<T>(MatrixView<T> a, MatrixView<T> u, MatrixView<T> values, MatrixView<T> vt, LinearContext context)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LinearWorkspace workspace = context.Workspace;
        (int rows, int size) = (a.Rows, a.Columns);
        MatrixView<double> work = new(workspace.Take<double>(WorkspaceUse.Factor, (long)rows * size), size, rows);
        // The transpose: its columns side by side are what QR needs; the square case is decomposed as it stands.
        bool isTall = rows > size;
        if (!DoubleCopy.TryLoad(isTall ? a.Transposed : a, work, out int exponent))
            return LinearFault.NotFinite;
        if (size == 0)
            return LinearFault.None;
        double* taus = workspace.Take<double>(WorkspaceUse.Vectors, 4L * size), rightTaus = taus + size, s = rightTaus + size, e = s + size;
        MatrixView<double> left = new(workspace.Take<double>(WorkspaceUse.Reflectors, (long)size * rows), size, rows), square = work, tallBasis = default;
        if (isTall)
        {
            QrDecomposition.Factor(work, left, taus, context);
            tallBasis = new(workspace.Take<double>(WorkspaceUse.TallBasis, (long)size * rows), size, rows);
            Householder.Accumulate(left, taus, 0, tallBasis, context);
            square = UpperTriangle(work, workspace);
            left = new(left.Data, size, size);
        }

        MatrixView<double> right = new(workspace.Take<double>(WorkspaceUse.RightReflectors, (long)size * size), size - 1, size);
        Bidiagonal.Reduce(square, left, taus, right, rightTaus, s, e, context);
        MatrixView<double> leftBasis = new(workspace.Take<double>(WorkspaceUse.Basis, (long)size * size), size, size);
        MatrixView<double> rightBasis = new(workspace.Take<double>(WorkspaceUse.RightBasis, (long)size * size), size, size);
        Householder.Accumulate(left, taus, 0, leftBasis, context);
        Householder.Accumulate(right, rightTaus, 1, rightBasis, context);
        workspace.Turns.Begin(leftBasis, WorkspaceUse.Rotations, context);
        workspace.RightTurns.Begin(rightBasis, WorkspaceUse.RightRotations, context);
        if (!BidiagonalQr.Run(s, e, size, workspace.Turns, workspace.RightTurns, context.Options.MostIterations))
            return LinearFault.NotConverged;
        for (int i = 0; i < size; i++)
        {
            if (s[i] >= 0)
                continue;
            s[i] = -s[i];
            VectorLoops.Scale(-1, rightBasis.At(i, 0), size);
        }

        if (isTall)
        {
            Product.Multiply(leftBasis, tallBasis, work, workspace, context.Options);
            leftBasis = work;
        }

        Store(leftBasis, s, rightBasis, exponent, u, values, vt, workspace);
        return LinearFault.None;
    }

    private static MatrixView<double> UpperTriangle(MatrixView<double> transposed, LinearWorkspace workspace)
    {
        int size = transposed.Rows;
        MatrixView<double> square = new(workspace.Take<double>(WorkspaceUse.Square, (long)size * size), size, size);
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
                square[i, j] = j < i ? 0 : transposed[j, i];
        }

        return square;
    }

    private static void Store<T>(
        MatrixView<double> leftBasis, double* s, MatrixView<double> rightBasis, int exponent, MatrixView<T> u, MatrixView<T> values, MatrixView<T> vt, LinearWorkspace workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int size = values.Columns;
        int* order = workspace.Take<int>(WorkspaceUse.Places, size);
        Sorting.Argsort(new MatrixView<double>(s, 1, size), order, descending: true, workspace);
        for (int i = 0; i < size; i++)
        {
            values[0, i] = T.CreateTruncating(Math.ScaleB(s[order[i]], exponent));
            DoubleCopy.Store(leftBasis.Block(order[i], 0, 1, leftBasis.Columns).Transposed, u.Block(0, i, u.Rows, 1));
            DoubleCopy.Store(rightBasis.Block(order[i], 0, 1, size), vt.Block(i, 0, 1, size));
        }
    }
}
