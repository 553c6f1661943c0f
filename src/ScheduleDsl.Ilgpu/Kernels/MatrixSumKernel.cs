using ILGPU;
using ScheduleDsl.Ilgpu.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <summary>Sums of rows or columns of a matrix, each by one thread: ascending, in double, as on the processor.</summary>
internal static class MatrixSumKernel
{
    /// <param name="jobs">The matrices.</param>
    /// <param name="a">Their numbers.</param>
    /// <param name="target">Receives the sums.</param>
    /// <param name="control">Counters of the run.</param>
    /// <param name="pieces">Pieces of all jobs, as <see cref="MatrixArrayKernel.Length"/> cuts them.</param>
    /// <param name="guard">0, or what the gate must be.</param>
    public static void Run(ArrayView<MatrixJob> jobs, ArrayView<float> a, ArrayView<float> target, ArrayView<long> control, long pieces, int guard)
    {
        if (guard != 0 && control[DeviceControl.Gate] != guard)
            return;
        for (long piece = Grid.IdxX; piece < pieces; piece += Grid.DimX)
        {
            MatrixJob job = MatrixJob.Of(jobs, piece);
            long start = (piece - job.First) * MatrixArrayKernel.Length;
            long end = start + MatrixArrayKernel.Length < job.Height ? start + MatrixArrayKernel.Length : job.Height;
            for (long line = start + Group.IdxX; line < end; line += Group.DimX)
            {
                double sum = 0;
                for (long j = 0; j < job.Depth; j++)
                    sum += a[job.A + line * job.ARow + j * job.AColumn];
                target[job.Target + line] = (float)sum;
            }
        }
    }
}
