using System;
using System.Collections.Generic;
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
        ArrayView<CombineJob> jobs, ArrayView<PartialRange> ranges, ArrayView<long> targets, ArrayView<float> partials, ArrayView<long> values, ArrayView<int> words, ArrayView<long> control, int guard)
    {
        if (guard != 0 && control[DeviceControl.Gate] != guard)
            return;
        ArrayView<double> shared = SharedMemory.Allocate<double>(GroupReduction.MostThreads);
        for (long j = Grid.IdxX; j < jobs.Length; j += Grid.DimX)
        {
            CombineJob job = jobs[j];
            double total = Nothing(job.Kind);
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
                values[target] = (long)Interop.FloatAsInt(result);
                words[target] = (int)Interop.FloatAsInt((float)result);
            }
        }
    }

    /// <summary>The result of a job, computed by the host: what a group of as many threads as there are totals would have, to the bit.</summary>
    /// <param name="job">The job.</param>
    /// <param name="ranges">The ranges of all jobs.</param>
    /// <param name="partials">Partial results.</param>
    /// <param name="first">The place of the first of them among all.</param>
    /// <param name="totals">Room for a number for each thread.</param>
    public static double OnHost(in CombineJob job, IReadOnlyList<PartialRange> ranges, ReadOnlySpan<float> partials, long first, Span<double> totals)
    {
        totals.Fill(Nothing(job.Kind));
        for (int r = 0; r < job.RangeCount; r++)
        {
            PartialRange range = ranges[job.FirstRange + r];
            for (long i = 0; i < range.Count; i++)
            {
                ref double total = ref totals[(int)(i % totals.Length)];
                total = Join(job.Kind, total, partials[(int)(range.First + i * range.Stride - first)]);
            }
        }

        for (int half = GroupReduction.MostThreads / 2; half > 0; half /= 2)
        {
            for (int thread = 0; thread < half && thread + half < totals.Length; thread++)
                totals[thread] = Join(job.Kind, totals[thread], totals[thread + half]);
        }

        return totals[0];
    }

    /// <summary>What a result of no numbers is.</summary>
    public static double Nothing(int kind) => kind == (int)CollectiveKind.Max ? double.NegativeInfinity : kind == (int)CollectiveKind.Min ? double.PositiveInfinity : 0;

    /// <summary>Joins two results of a <see cref="CollectiveKind"/>.</summary>
    public static double Join(int kind, double left, double right) =>
        kind == (int)CollectiveKind.Max ? DeviceMath.Max(left, right) : kind == (int)CollectiveKind.Min ? DeviceMath.Min(left, right) : left + right;
}
