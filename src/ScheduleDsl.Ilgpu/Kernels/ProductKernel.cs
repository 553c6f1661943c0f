using System.Numerics;
using ILGPU;
using ScheduleDsl.Ilgpu.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <summary>
/// Products of matrices as docs/numerics.md defines them: a group of threads takes a tile of the result, brings the terms of a few steps to shared memory, and each thread
/// has 64 sums in registers, to which it adds them in their order.
/// </summary>
internal static class ProductKernel
{
    /// <param name="jobs">The products; pieces are tiles, row after row.</param>
    /// <param name="a">The left operands.</param>
    /// <param name="b">The right operands.</param>
    /// <param name="addends">What is added to products; not read for those alone.</param>
    /// <param name="target">Receives the results.</param>
    /// <param name="scales">Slots, among them those of what products and addends are multiplied by.</param>
    /// <param name="control">Counters of the run.</param>
    /// <param name="tiles">Tiles of all jobs.</param>
    /// <param name="guard">0, or what the gate must be.</param>
    public static void Run<T>(ArrayView<MatrixJob> jobs, ArrayView<T> a, ArrayView<T> b, ArrayView<T> addends, ArrayView<T> target, ArrayView<T> scales, ArrayView<long> control, long tiles, int guard)
        where T : unmanaged, INumber<T>
    {
        if (guard != 0 && control[DeviceControl.Gate] != guard)
            return;
        ArrayView<T> left = SharedMemory.Allocate<T>(ProductTile.Depth * ProductTile.Pitch);
        ArrayView<T> right = SharedMemory.Allocate<T>(ProductTile.Depth * ProductTile.Pitch);
        for (long tile = Grid.IdxX; tile < tiles; tile += Grid.DimX)
        {
            MatrixJob job = MatrixJob.Of(jobs, tile);
            int across = (job.Width + ProductTile.Side - 1) / ProductTile.Side;
            int number = (int)(tile - job.First);
            int row = number / across * ProductTile.Side, column = number % across * ProductTile.Side;
            // Below the diagonal of a symmetric result everything is mirrored.
            if (job.IsSymmetric == 0 || row <= column)
                Tile(job, a, b, new ProductTarget<T>(addends, target, scales, job), left, right, row, column);
        }
    }

    // Devices give fewer threads than a tile is cut for where they have not so many: then each takes several parts of it, one after the other.
    private static void Tile<T>(MatrixJob job, ArrayView<T> a, ArrayView<T> b, ProductTarget<T> target, ArrayView<T> left, ArrayView<T> right, int row, int column)
        where T : unmanaged, INumber<T>
    {
        int height = job.Height - row < ProductTile.Side ? job.Height - row : ProductTile.Side;
        int width = job.Width - column < ProductTile.Side ? job.Width - column : ProductTile.Side;
        int down = height < ProductTile.Threads ? height : ProductTile.Threads;
        int across = width < ProductTile.Threads ? width : ProductTile.Threads;
        for (int first = 0; first < down * across; first += Group.DimX)
        {
            int part = first + Group.IdxX;
            int top = part / across, start = part % across;
            // A thread without a part helps to load, and stays within shared memory.
            bool isIdle = part >= down * across;
            if (isIdle)
            {
                top = 0;
                start = 0;
            }

            for (int block = 0; block < job.Depth; block += ProductTile.Block)
            {
                int end = job.Depth - block < ProductTile.Block ? job.Depth : block + ProductTile.Block;
                ProductSums<T> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default;
                for (int term = block; term < end; term += ProductTile.Depth)
                {
                    int depth = end - term < ProductTile.Depth ? end - term : ProductTile.Depth;
                    // Somebody may still be reading the terms before.
                    Group.Barrier();
                    Load(a, left, job.A + row * job.ARow + term * job.AColumn, job.ARow, job.AColumn, height, depth);
                    Load(b, right, job.B + column * job.BColumn + term * job.BRow, job.BColumn, job.BRow, width, depth);
                    Group.Barrier();
                    for (int k = 0; k < depth; k++)
                    {
                        int at = k * ProductTile.Pitch + top;
                        ProductSums<T> numbers = ProductSums<T>.Load(right, k * ProductTile.Pitch + start);
                        s0 = ProductSums<T>.Add(s0, left[at], numbers);
                        s1 = ProductSums<T>.Add(s1, left[at + ProductTile.Threads], numbers);
                        s2 = ProductSums<T>.Add(s2, left[at + 2 * ProductTile.Threads], numbers);
                        s3 = ProductSums<T>.Add(s3, left[at + 3 * ProductTile.Threads], numbers);
                        s4 = ProductSums<T>.Add(s4, left[at + 4 * ProductTile.Threads], numbers);
                        s5 = ProductSums<T>.Add(s5, left[at + 5 * ProductTile.Threads], numbers);
                        s6 = ProductSums<T>.Add(s6, left[at + 6 * ProductTile.Threads], numbers);
                        s7 = ProductSums<T>.Add(s7, left[at + 7 * ProductTile.Threads], numbers);
                    }
                }

                if (isIdle)
                    continue;
                int i = row + top, j = column + start;
                target.Keep(job, s0, i, j, block, end);
                target.Keep(job, s1, i + ProductTile.Threads, j, block, end);
                target.Keep(job, s2, i + 2 * ProductTile.Threads, j, block, end);
                target.Keep(job, s3, i + 3 * ProductTile.Threads, j, block, end);
                target.Keep(job, s4, i + 4 * ProductTile.Threads, j, block, end);
                target.Keep(job, s5, i + 5 * ProductTile.Threads, j, block, end);
                target.Keep(job, s6, i + 6 * ProductTile.Threads, j, block, end);
                target.Keep(job, s7, i + 7 * ProductTile.Threads, j, block, end);
            }
        }
    }

    // Neighbouring threads load neighbouring numbers, along lines or along terms, as the operand lies in memory. What lies beyond its edge is not loaded, and what is computed from there is not kept.
    private static void Load<T>(ArrayView<T> from, ArrayView<T> to, long start, long lineStep, long termStep, int lines, int terms)
        where T : unmanaged
    {
        for (int n = Group.IdxX; n < ProductTile.Side * ProductTile.Depth; n += Group.DimX)
        {
            int line = lineStep == 1 ? n % ProductTile.Side : n / ProductTile.Depth;
            int term = lineStep == 1 ? n / ProductTile.Side : n % ProductTile.Depth;
            if (line < lines && term < terms)
                to[term * ProductTile.Pitch + line] = from[start + line * lineStep + term * termStep];
        }
    }
}
