using System;
using System.Numerics;

namespace ScheduleDsl;

/// <summary>Eigendecomposition of a symmetric matrix, sorted: <c>A = V diag(w) V^T</c>.</summary>
internal static unsafe class SymmetricEigen
{
    /// <param name="a">n x n; only its upper triangle counts.</param>
    /// <param name="values">1 x n.</param>
    /// <param name="vectors">n x n, an orthonormal eigenvector in each column. Their signs, and the basis of equal eigenvalues, are arbitrary.</param>
    /// <param name="descending">The largest eigenvalue first.</param>
    public static LinearOutcome Run<T>(MatrixView<T> a, MatrixView<T> values, MatrixView<T> vectors, bool descending, LinearContext context)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int size = a.Rows;
        LinearChecks.Shape(a, size, size, "A symmetric matrix");
        LinearChecks.Shape(values, 1, size, "The row of eigenvalues");
        LinearChecks.Shape(vectors, size, size, "The matrix of eigenvectors");
        LinearWorkspace workspace = context.Workspace;
        MatrixView<double> work = new(workspace.Take<double>(WorkspaceUse.Factor, (long)size * size), size, size);
        if (!DoubleCopy.TryLoad(a, work, out int exponent))
            return new(LinearOperation.SymmetricEigen, size, size, LinearFault.NotFinite);
        if (size == 0)
            return new(LinearOperation.SymmetricEigen, 0, 0, LinearFault.None);
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < i; j++)
                work[i, j] = work[j, i];
        }

        double* taus = workspace.Take<double>(WorkspaceUse.Vectors, 3L * size), d = taus + size, e = d + size;
        MatrixView<double> v = new(workspace.Take<double>(WorkspaceUse.Reflectors, (long)size * size), size - 1, size);
        Tridiagonal.Reduce(work, v, taus, d, e, context);
        MatrixView<double> basis = new(workspace.Take<double>(WorkspaceUse.Basis, (long)size * size), size, size);
        Householder.Accumulate(v, taus, 1, basis, context);
        workspace.Turns.Begin(basis, WorkspaceUse.Rotations, context);
        if (!TridiagonalQl.Run(d, e, size, workspace.Turns, context.Options.MostIterations))
            return new(LinearOperation.SymmetricEigen, size, size, LinearFault.NotConverged);

        int* order = workspace.Take<int>(WorkspaceUse.Places, size);
        Sorting.Argsort(new MatrixView<double>(d, 1, size), order, descending, workspace);
        for (int j = 0; j < size; j++)
        {
            values[0, j] = T.CreateTruncating(Math.ScaleB(d[order[j]], exponent));
            DoubleCopy.Store(basis.Block(order[j], 0, 1, size).Transposed, vectors.Block(0, j, size, 1));
        }

        return new(LinearOperation.SymmetricEigen, size, size, LinearFault.None);
    }
}
