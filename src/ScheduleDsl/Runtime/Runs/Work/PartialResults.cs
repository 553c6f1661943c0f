using System;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>
/// Results of reductions for each 1,024 numbers, and how they become one: added in their order, beginning with +0, first those of a run of
/// numbers, then those of the runs. So a sum depends on the tensor alone.
/// </summary>
internal static unsafe class PartialResults
{
    /// <summary>Numbers behind one partial result.</summary>
    public const int Chunk = 1024;

    /// <summary>How many a chain leaves.</summary>
    public static long Count(RunTensor tensor, LoopChain chain)
    {
        long count = 0;
        foreach (LoopCode loop in chain.Loops)
            count += Count(tensor, loop);
        return count;
    }

    /// <summary>How many a loop leaves.</summary>
    public static long Count(RunTensor tensor, LoopCode loop)
    {
        if (loop.Reductions.Length == 0)
            return 0;
        LoopExtent extent = LoopExtent.Of(tensor, loop);
        return extent.Runs * Chunks(extent.Count) * loop.Reductions.Length;
    }

    /// <summary>Where those begin of a piece that starts at a number of a run.</summary>
    public static double* At(double* partials, RunTensor tensor, LoopCode loop, int run, long start) => loop.Reductions.Length == 0
        ? null
        : partials + (run * Chunks(LoopExtent.Of(tensor, loop).Count) + start / Chunk) * loop.Reductions.Length;

    /// <summary>Combines the results of a loop and puts them where they belong.</summary>
    public static void Combine(RunTensor tensor, LoopCode loop, double* partials)
    {
        LoopExtent extent = LoopExtent.Of(tensor, loop);
        long chunks = Chunks(extent.Count);
        int reductions = loop.Reductions.Length;
        for (int r = 0; r < reductions; r++)
        {
            ReductionInfo reduction = loop.Reductions[r];
            bool isPerMatrix = loop.IsPerMatrix && reduction.Scope <= CollectiveScope.Matrix;
            double total = Nothing(reduction.Kind);
            for (int run = 0; run < extent.Runs; run++)
            {
                double result = Nothing(reduction.Kind);
                for (long chunk = 0; chunk < chunks; chunk++)
                    result = Combine(reduction.Kind, result, partials[(run * chunks + chunk) * reductions + r]);
                if (isPerMatrix)
                    tensor.Uniforms.Block(run)[reduction.Slot] = result;
                total = Combine(reduction.Kind, total, result);
            }

            if (reduction.Scope >= CollectiveScope.Group)
                tensor.Results[loop.Results[r]] = total;
            else if (!isPerMatrix)
                tensor.Uniforms.Set(reduction.Slot, total);
        }
    }

    public static double Combine(CollectiveKind kind, double left, double right) => kind switch
    {
        CollectiveKind.Max => Math.Max(left, right),
        CollectiveKind.Min => Math.Min(left, right),
        _ => left + right,
    };

    /// <summary>The result over no numbers at all.</summary>
    public static double Nothing(CollectiveKind kind) => kind switch
    {
        CollectiveKind.Max => double.NegativeInfinity,
        CollectiveKind.Min => double.PositiveInfinity,
        _ => 0,
    };

    private static long Chunks(long count) => (count + Chunk - 1) / Chunk;
}
