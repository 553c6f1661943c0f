using ILGPU;
using ScheduleDsl.Ilgpu.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <summary>A random matrix of a tensor.</summary>
internal struct RandomJob
{
    public long Target, Count;

    /// <summary>The slot of the key, which takes the place of the step.</summary>
    public long Key;

    /// <summary>The tensor's number in the table.</summary>
    public long Tensor;
}

/// <summary>Random matrices and orders, of the words that the processor has for the same seed, key, tensor and draw.</summary>
internal static class RandomMatrixKernels
{
    /// <summary>Standard normal numbers: element (i, j) is number <c>i * columns + j</c> of the stream.</summary>
    public static void Normal(ArrayView<RandomJob> jobs, ArrayView<float> target, ArrayView<double> values, ArrayView<long> control, long seed, int draw, int guard)
    {
        if (guard != 0 && control[DeviceControl.Gate] != guard)
            return;
        for (long j = 0; j < jobs.Length; j++)
        {
            RandomJob job = jobs[j];
            long key = (long)values[job.Key];
            for (long number = (long)Grid.IdxX * Group.DimX + Group.IdxX; number < job.Count; number += (long)Grid.DimX * Group.DimX)
            {
                long pair = number & ~1L;
                uint word = DeviceDraws.WordOf(seed, draw, key, (int)job.Tensor, pair);
                uint next = DeviceDraws.WordOf(seed, draw, key, (int)job.Tensor, pair + 1);
                target[job.Target + number] = NormalDraw.Of(word, next, number);
            }
        }
    }

    /// <summary>Random permutations, each by the exchanges of one thread.</summary>
    public static void Order(ArrayView<RandomJob> jobs, ArrayView<float> target, ArrayView<double> values, ArrayView<long> control, long seed, int draw, int guard)
    {
        if (guard != 0 && control[DeviceControl.Gate] != guard)
            return;
        for (long j = (long)Grid.IdxX * Group.DimX + Group.IdxX; j < jobs.Length; j += (long)Grid.DimX * Group.DimX)
        {
            RandomJob job = jobs[j];
            long key = (long)values[job.Key];
            for (long i = 0; i < job.Count; i++)
                target[job.Target + i] = i;
            for (long i = 0; i < job.Count - 1; i++)
            {
                ulong word = DeviceDraws.WordOf(seed, draw, key, (int)job.Tensor, i);
                long other = i + (long)((word * (ulong)(job.Count - i)) >> 32);
                float place = target[job.Target + i];
                target[job.Target + i] = target[job.Target + other];
                target[job.Target + other] = place;
            }
        }
    }
}
