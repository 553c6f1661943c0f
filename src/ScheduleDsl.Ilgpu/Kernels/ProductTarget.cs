using System.Numerics;
using ILGPU;

namespace ScheduleDsl.Ilgpu;

/// <summary>Where sums of a product go, and what becomes of them there.</summary>
internal readonly struct ProductTarget<T>
    where T : unmanaged, INumber<T>
{
    private readonly ArrayView<T> addends, target;
    private readonly T alpha, beta;

    public ProductTarget(ArrayView<T> addends, ArrayView<T> target, ArrayView<T> scales, MatrixJob job)
    {
        this.addends = addends;
        this.target = target;
        alpha = default;
        beta = default;
        if (job.Alpha < 0)
            return;
        alpha = scales[job.Alpha];
        beta = scales[job.Beta];
    }

    /// <summary>Keeps a thread's sums of one row.</summary>
    /// <param name="job">The product.</param>
    /// <param name="sums">The sums over the terms of a block.</param>
    /// <param name="row">The row.</param>
    /// <param name="column">The column of the first.</param>
    /// <param name="block">The first term of the block.</param>
    /// <param name="end">The term behind it.</param>
    public void Keep(MatrixJob job, ProductSums<T> sums, int row, int column, int block, int end)
    {
        if (row >= job.Height)
            return;
        Keep(job, sums.S0, row, column, block, end);
        Keep(job, sums.S1, row, column + ProductTile.Threads, block, end);
        Keep(job, sums.S2, row, column + 2 * ProductTile.Threads, block, end);
        Keep(job, sums.S3, row, column + 3 * ProductTile.Threads, block, end);
        Keep(job, sums.S4, row, column + 4 * ProductTile.Threads, block, end);
        Keep(job, sums.S5, row, column + 5 * ProductTile.Threads, block, end);
        Keep(job, sums.S6, row, column + 6 * ProductTile.Threads, block, end);
        Keep(job, sums.S7, row, column + 7 * ProductTile.Threads, block, end);
    }

    // Blocks of terms are added in memory: registers are for sums.
    private void Keep(MatrixJob job, T sum, int row, int column, int block, int end)
    {
        // Of a symmetric result, whoever has a number above the diagonal stores the one below it too.
        if (column >= job.Width || job.IsSymmetric != 0 && row > column)
            return;
        long number = (long)row * job.Width + column;
        T result = job.Alpha < 0 ? sum : alpha * sum;
        if (block > 0)
            result += target[job.Target + number];
        else if (job.Alpha >= 0 && beta != default)
            result += beta * addends[job.Addend + number];
        target[job.Target + number] = result;
        if (job.IsSymmetric != 0 && end == job.Depth && row < column)
            target[job.Target + (long)column * job.Width + row] = result;
    }
}
