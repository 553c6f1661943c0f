using System;
using System.Threading;

namespace ScheduleDsl;

/// <summary>Products of a matrix and a vector in double, for reductions that need one for each column. Threads share rows or columns of the matrix.</summary>
internal sealed unsafe class MatrixVector : IParallelWork
{
    private const int Rows = 32, Columns = 64;
    private const long Shared = 1 << 17;

    private MatrixView<double> matrix;
    private double* operand, result;
    private bool fromLeft;
    private int pieces, next;

    /// <summary><c>y = A x</c>: an inner product for each row.</summary>
    public void Multiply(MatrixView<double> a, double* x, double* y, int threads) => Run(a, x, y, isLeft: false, threads);

    /// <summary><c>y = A^T x</c>: rows added in their order.</summary>
    public void MultiplyTransposed(MatrixView<double> a, double* x, double* y, int threads) => Run(a, x, y, isLeft: true, threads);

    public void Execute()
    {
        for (int piece = Interlocked.Increment(ref next); piece < pieces; piece = Interlocked.Increment(ref next))
        {
            if (fromLeft)
            {
                int column = piece * Columns;
                VectorLoops.AddRows(matrix.At(0, column), matrix.RowStep, matrix.Rows, operand, result + column, Math.Min(Columns, matrix.Columns - column));
                continue;
            }

            for (int row = piece * Rows, end = Math.Min(row + Rows, matrix.Rows); row < end; row++)
                result[row] = VectorLoops.Dot(matrix.At(row, 0), operand, matrix.Columns);
        }
    }

    private void Run(MatrixView<double> a, double* x, double* y, bool isLeft, int threads)
    {
        (matrix, fromLeft, next) = (a, isLeft, -1);
        operand = x;
        result = y;
        pieces = isLeft ? (a.Columns + Columns - 1) / Columns : (a.Rows + Rows - 1) / Rows;
        WorkerPool.Run(this, (long)a.Rows * a.Columns < Shared ? 1 : Math.Min(threads, pieces));
    }
}
