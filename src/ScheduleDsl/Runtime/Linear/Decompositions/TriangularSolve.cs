using System;
using System.Numerics;

namespace ScheduleDsl;

/// <summary>Which half of a matrix is a triangle.</summary>
internal enum Triangle
{
    Lower,
    Upper,
}

/// <summary>Solution of equations whose matrix is a triangle, by substitution in blocks.</summary>
internal static unsafe class TriangularSolve
{
    private const int Block = 32;

    /// <summary>
    /// <c>T X = B</c>. A transposed triangle is a transposed view, with the other half named.
    /// </summary>
    /// <param name="t">n x n; the other half is not read.</param>
    /// <param name="b">n x m.</param>
    /// <param name="x">n x m; may be <paramref name="b"/>.</param>
    public static LinearOutcome FromLeft<T>(Triangle half, MatrixView<T> t, MatrixView<T> b, MatrixView<T> x, LinearContext context)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int size = t.Rows, count = b.Columns;
        LinearChecks.Shape(t, size, size, "A triangle");
        LinearChecks.Shape(b, size, count, "The right side");
        LinearChecks.Shape(x, size, count, "The solution");
        LinearWorkspace workspace = context.Workspace;
        MatrixView<double> triangle = new(workspace.Take<double>(WorkspaceUse.Factor, (long)size * size), size, size);
        MatrixView<double> work = new(workspace.Take<double>(WorkspaceUse.Basis, (long)size * count), size, count);
        if (!TryLoadHalf(half, t, triangle) || !DoubleCopy.TryLoad(b, work, out int exponent))
            return new(LinearOperation.TriangularSolve, size, size, LinearFault.NotFinite);
        for (int i = 0; i < size; i++)
        {
            if (triangle[i, i] == 0)
                return new(LinearOperation.TriangularSolve, size, size, LinearFault.Singular);
        }

        if (count > 0)
            Solve(half, triangle, work, context);
        DoubleCopy.Store(work, x, exponent);
        return new(LinearOperation.TriangularSolve, size, size, LinearFault.None);
    }

    /// <summary><c>X T = B</c>, with B and X m x n.</summary>
    /// <inheritdoc cref="FromLeft"/>
    public static LinearOutcome FromRight<T>(Triangle half, MatrixView<T> t, MatrixView<T> b, MatrixView<T> x, LinearContext context)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        FromLeft(half == Triangle.Lower ? Triangle.Upper : Triangle.Lower, t.Transposed, b.Transposed, x.Transposed, context);

    private static bool TryLoadHalf<T>(Triangle half, MatrixView<T> t, MatrixView<double> triangle)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < t.Rows; i++)
        {
            for (int j = 0; j < t.Rows; j++)
            {
                bool counts = half == Triangle.Lower ? j <= i : j >= i;
                triangle[i, j] = counts ? double.CreateTruncating(t[i, j]) : 0;
                if (!double.IsFinite(triangle[i, j]))
                    return false;
            }
        }

        return true;
    }

    private static void Solve(Triangle half, MatrixView<double> t, MatrixView<double> x, LinearContext context)
    {
        int size = t.Rows;
        for (int done = 0; done < size;)
        {
            int count = Math.Min(Block, size - done);
            // What is solved stands before the block in a lower triangle, behind it in an upper one.
            int first = half == Triangle.Lower ? done : size - done - count, solved = half == Triangle.Lower ? 0 : first + count;
            MatrixView<double> block = x.Block(first, 0, count, x.Columns);
            if (done > 0)
                Product.Multiply(-1, t.Block(first, solved, count, done), x.Block(solved, 0, done, x.Columns), 1, block, block, context.Workspace, context.Options);
            for (int i = 0; i < count; i++)
            {
                int row = half == Triangle.Lower ? i : count - 1 - i;
                for (int k = 0; k < i; k++)
                {
                    int other = half == Triangle.Lower ? k : count - 1 - k;
                    VectorLoops.Add(-t[first + row, first + other], block.At(other, 0), block.At(row, 0), x.Columns);
                }

                VectorLoops.Divide(block.At(row, 0), t[first + row, first + row], x.Columns);
            }

            done += count;
        }
    }
}
