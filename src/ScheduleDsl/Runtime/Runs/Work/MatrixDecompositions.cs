using System;
using System.Numerics;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>Decompositions and solutions. What cannot be computed leaves the rule's own replacement, such as the last good basis.</summary>
internal static unsafe class MatrixDecompositions
{
    /// <returns>What became of it; a fault has been mended by the replacement.</returns>
    public static LinearOutcome Run<T>(MatrixKind kind, MatrixView<T> a, MatrixView<T> b, MatrixView<T> result, LinearContext context)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        bool isSolution = kind is MatrixKind.Solve or MatrixKind.SolveTransposed or MatrixKind.SolveRight;
        LinearOutcome outcome = isSolution ? Solve(kind, a, b, result, context) : Decompose(kind, a, result, context);
        if (!outcome.IsDone)
            Copy(kind == MatrixKind.SolveRight ? a : b, result);
        return outcome;
    }

    private static LinearOutcome Solve<T>(MatrixKind kind, MatrixView<T> a, MatrixView<T> b, MatrixView<T> result, LinearContext context)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => kind switch
    {
        MatrixKind.Solve => TriangularSolve.FromLeft(Triangle.Upper, a, b, result, context),
        MatrixKind.SolveTransposed => TriangularSolve.FromLeft(Triangle.Lower, a.Transposed, b, result, context),
        _ => TriangularSolve.FromRight(Triangle.Upper, b, a, result, context),
    };

    private static LinearOutcome Decompose<T>(MatrixKind kind, MatrixView<T> a, MatrixView<T> result, LinearContext context)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int least = Math.Min(a.Rows, a.Columns);
        LinearWorkspace workspace = context.Workspace;
        MatrixView<T> values = new(workspace.Take<T>(WorkspaceUse.SingularValues, least), 1, least);
        switch (kind)
        {
            case MatrixKind.Orthonormal:
                return Orthonormal("columns", a, a, result, context);
            case MatrixKind.OrthonormalRows:
                return Orthonormal("rows", a, a.Transposed, result.Transposed, context);
            case MatrixKind.EigenVectors:
                return SymmetricEigen.Run(a, values, result, descending: true, context);
            default:
                return Svd(kind, a, values, result, context);
        }
    }

    private static LinearOutcome Orthonormal<T>(string what, MatrixView<T> given, MatrixView<T> a, MatrixView<T> result, LinearContext context)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (a.Columns > a.Rows)
            throw new NotSupportedException($"Orthonormal {what} of a matrix of {given}: there are more {what} than an orthonormal basis has.");
        MatrixView<T> r = new(context.Workspace.Take<T>(WorkspaceUse.LeftVectors, (long)a.Columns * a.Columns), a.Columns, a.Columns);
        return QrDecomposition.Run(a, result, r, context);
    }

    private static LinearOutcome Svd<T>(MatrixKind kind, MatrixView<T> a, MatrixView<T> values, MatrixView<T> result, LinearContext context)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int least = values.Columns;
        LinearWorkspace workspace = context.Workspace;
        bool isLeft = kind is MatrixKind.LeftVectors or MatrixKind.TopLeftVectors;
        int wanted = isLeft ? result.Columns : result.Rows;
        if (wanted > least)
            throw new NotSupportedException($"{kind} of a matrix of {a} gives {least} vectors, and {wanted} are asked for.");
        MatrixView<T> u = new(workspace.Take<T>(WorkspaceUse.LeftVectors, (long)a.Rows * least), a.Rows, least);
        MatrixView<T> vt = new(workspace.Take<T>(WorkspaceUse.RightVectors, (long)least * a.Columns), least, a.Columns);
        LinearOutcome outcome = SingularValues.Run(a, u, values, vt, context);
        if (outcome.IsDone)
            Copy(isLeft ? u : vt, result);
        return outcome;
    }

    // As many of the first rows and columns as the target has.
    private static void Copy<T>(MatrixView<T> from, MatrixView<T> to)
        where T : unmanaged
    {
        for (int i = 0; i < to.Rows; i++)
        {
            for (int j = 0; j < to.Columns; j++)
                to[i, j] = from[i, j];
        }
    }
}
