using ILGPU;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Ilgpu.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <summary>One result: what is combined, how, and the slots that receive it.</summary>
internal struct CombineJob
{
    public int FirstRange, RangeCount;

    /// <summary>A <see cref="CollectiveKind"/>.</summary>
    public int Kind;

    public int FirstTarget, TargetCount;

    /// <summary>The same for all jobs of a launch; only to fill the struct.</summary>
    public int Unused;
}

/// <summary>Partial results of neighbouring items.</summary>
internal struct PartialRange
{
    public long First, Stride, Count;
}

/// <summary>Combines what items have left, in an order that depends on the number of items alone, and puts results into uniform blocks.</summary>
internal static class CombineKernel
{
    public static void Run(
        ArrayView<CombineJob> jobs, ArrayView<PartialRange> ranges, ArrayView<long> targets, ArrayView<double> partials, ArrayView<double> values, ArrayView<int> words, ArrayView<long> control, int guard)
    {
        if (guard != 0 && control[DeviceControl.Gate] != guard)
            return;
        ArrayView<double> shared = SharedMemory.Allocate<double>(GroupReduction.MostThreads);
        for (long j = Grid.IdxX; j < jobs.Length; j += Grid.DimX)
        {
            CombineJob job = jobs[j];
            double total = job.Kind == (int)CollectiveKind.Max ? double.NegativeInfinity : job.Kind == (int)CollectiveKind.Min ? double.PositiveInfinity : 0;
            for (int r = 0; r < job.RangeCount; r++)
            {
                PartialRange range = ranges[job.FirstRange + r];
                for (long i = Group.IdxX; i < range.Count; i += Group.DimX)
                    total = Join(job.Kind, total, partials[range.First + i * range.Stride]);
            }

            // Somebody may still be reading the result before.
            Group.Barrier();
            shared[Group.IdxX] = total;
            Group.Barrier();
            for (int half = GroupReduction.MostThreads / 2; half > 0; half /= 2)
            {
                if (Group.IdxX < half && Group.IdxX + half < Group.DimX)
                    shared[Group.IdxX] = Join(job.Kind, shared[Group.IdxX], shared[Group.IdxX + half]);
                Group.Barrier();
            }

            double result = shared[0];
            for (int t = Group.IdxX; t < job.TargetCount; t += Group.DimX)
            {
                long target = targets[job.FirstTarget + t];
                values[target] = result;
                words[target] = (int)Interop.FloatAsInt((float)result);
            }
        }
    }

    private static double Join(int kind, double left, double right) =>
        kind == (int)CollectiveKind.Max ? DeviceMath.Max(left, right) : kind == (int)CollectiveKind.Min ? DeviceMath.Min(left, right) : left + right;
}
