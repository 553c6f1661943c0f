using ILGPU;
using ScheduleDsl.Ilgpu.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <summary>A random matrix of a tensor.</summary>
internal struct RandomJob
{
    public long Target, Count;

    /// <summary>The stream's number that is the first of the matrix.</summary>
    public long Start;

    /// <summary>The slot of the key, which takes the place of the step.</summary>
    public long Key;

    /// <summary>The tensor's number in the table.</summary>
    public long Tensor;
}

/// <summary>Random matrices, of the words that the processor has for the same seed, key, tensor and draw.</summary>
internal static class RandomMatrixKernel
{
    /// <summary>Standard normal numbers: element (i, j) is number <c>i * columns + j</c> of the stream; of a tensor that is several matrices each goes on where the one before it ends.</summary>
    public static void Run(ArrayView<RandomJob> jobs, ArrayView<float> target, ArrayView<long> values, ArrayView<long> control, long seed, int draw, int guard)
    {
        if (guard != 0 && control[DeviceControl.Gate] != guard)
            return;
        for (long j = 0; j < jobs.Length; j++)
        {
            RandomJob job = jobs[j];
            long key = (long)Interop.IntAsFloat((ulong)values[job.Key]);
            for (long number = (long)Grid.IdxX * Group.DimX + Group.IdxX; number < job.Count; number += (long)Grid.DimX * Group.DimX)
            {
                long drawn = job.Start + number, pair = drawn & ~1L;
                uint word = DeviceDraws.WordOf(seed, draw, key, (int)job.Tensor, pair);
                uint next = DeviceDraws.WordOf(seed, draw, key, (int)job.Tensor, pair + 1);
                target[job.Target + number] = NormalDraw.Of(word, next, drawn);
            }
        }
    }
}
