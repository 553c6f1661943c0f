using System;

namespace ScheduleDsl.Ilgpu;

/// <summary>A product as BLAS is asked for it.</summary>
/// <param name="TransposesFirst">Whether the first operand is read as its transpose.</param>
/// <param name="TransposesSecond">Whether the second is.</param>
/// <param name="Rows">Rows of the result.</param>
/// <param name="Columns">Columns of the result.</param>
/// <param name="Terms">Terms of a sum.</param>
/// <param name="FirstPitch">Numbers from a column of the first operand to the next.</param>
/// <param name="SecondPitch">The same of the second.</param>
/// <param name="ResultPitch">The same of the result.</param>
internal readonly record struct BlasSides(bool TransposesFirst, bool TransposesSecond, int Rows, int Columns, int Terms, int FirstPitch, int SecondPitch, int ResultPitch)
{
    /// <summary>
    /// The product of a job. Its matrices lie row after row, and BLAS takes rows for columns, so it sees the transpose of each, and is asked for <c>C^T = B^T A^T</c>: the job's second operand comes first.
    /// </summary>
    public static BlasSides Of(MatrixJob job)
    {
        (bool transposesFirst, int firstPitch) = Read(job.BRow, job.BColumn, job.Width, job.Depth);
        (bool transposesSecond, int secondPitch) = Read(job.ARow, job.AColumn, job.Depth, job.Height);
        return new BlasSides(transposesFirst, transposesSecond, job.Width, job.Height, job.Depth, firstPitch, secondPitch, job.Width);
    }

    // How BLAS reads what has a number from one of its rows to the next, and one from a column to the next. A pitch that nothing asks for, as there is one column, has to be legal all the same.
    private static (bool Transposes, int Pitch) Read(long column, long row, int rows, int columns) =>
        row == 1 ? (false, Math.Max(checked((int)column), rows)) : (true, Math.Max(checked((int)row), columns));
}
