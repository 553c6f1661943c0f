using System;
using ILGPU;
using ScheduleDsl.Ilgpu.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <summary>The columns of a matrix, and the sums that items have left of them.</summary>
internal struct ColumnJob
{
    /// <summary>Where the first item's sums start.</summary>
    public long Sums;

    /// <summary>Items.</summary>
    public long Slices;

    /// <summary>Columns.</summary>
    public long Columns;

    /// <summary>Where the columns start in arrays with one number for each.</summary>
    public long Target;
}

/// <summary>Adds up column sums in double, in their order.</summary>
internal static class ColumnKernel
{
    public static void Run(ArrayView<ColumnJob> jobs, ArrayView<float> sums, ArrayView<float> columns, ArrayView<long> control, int kind, int guard)
    {
        if (guard != 0 && control[DeviceControl.Gate] != guard)
            return;
        for (long j = Grid.IdxX; j < jobs.Length; j += Grid.DimX)
        {
            ColumnJob job = jobs[j];
            for (long c = Group.IdxX; c < job.Columns; c += Group.DimX)
            {
                double total = CombineKernel.Nothing(kind);
                for (long slice = 0; slice < job.Slices; slice++)
                    total = CombineKernel.Join(kind, total, sums[job.Sums + slice * job.Columns + c]);

                columns[job.Target + c] = (float)total;
            }
        }
    }

    /// <summary>The sum of a column of one matrix, computed by the host.</summary>
    public static float OnHost(int kind, ReadOnlySpan<float> sums, int column, int columns)
    {
        double total = CombineKernel.Nothing(kind);
        for (int at = column; at < sums.Length; at += columns)
            total = CombineKernel.Join(kind, total, sums[at]);
        return (float)total;
    }
}
