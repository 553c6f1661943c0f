using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using ILGPU;
using ILGPU.Runtime;
using ScheduleDsl.Ilgpu;

namespace ScheduleDsl.Gpu.Benchmarks;

/// <summary>A step, and a copy on the device that moves as many bytes, in seconds: medians of rounds in which both take turns.</summary>
internal sealed record StepTimes(double Step, double Copy);

/// <summary>A rule over one tensor whose weights, gradients and states stay on the device.</summary>
internal static class StepBenchmark
{
    private const int Rounds = 7, Columns = 1024;
    private const double LeastSeconds = 0.1;

    /// <summary>Null where the device or the host has no room.</summary>
    public static (StepTimes? Times, string Problem) TryMeasure(IlgpuDevice device, BenchCase rule, long weights)
    {
        try
        {
            return (Measure(device, rule, weights), "");
        }
        catch (Exception e) when (e is IlgpuException or OutOfMemoryException or AcceleratorException)
        {
            return (null, e.Message);
        }
    }

    private static StepTimes Measure(IlgpuDevice device, BenchCase rule, long weights)
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("weights", [(int)(weights / Columns), Columns]));
        using OptimizerRun run = OptimizerRun.Create(table, rule.Settings, rule.Options with { Device = device.Resident });

        // The table's zeros go to the device with the first step; what is measured is filled there.
        run.Step();
        Action<AcceleratorStream, Index1D, ArrayView<float>, float> fill = device.Accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<float>, float>(Fill);
        fill(device.Stream, (int)weights, device.MemoryOf(run).Weights("weights"), 1f);
        fill(device.Stream, (int)weights, device.MemoryOf(run).Gradients("weights"), 0.01f);
        run.Step();

        using DeviceCopy copy = new(device, (long)(rule.BytesPerWeight() * weights));
        Action step = () => run.Step(), move = copy.Launch;
        (int steps, int moves) = (Repetitions(device, step), Repetitions(device, move));
        List<double> ofSteps = [], ofCopies = [];
        for (int round = 0; round < Rounds; round++)
        {
            if (round % 2 == 0)
                ofSteps.Add(Time(device, step, steps));
            ofCopies.Add(Time(device, move, moves));
            if (round % 2 != 0)
                ofSteps.Add(Time(device, step, steps));
        }

        return new StepTimes(ofSteps.Order().ElementAt(Rounds / 2), ofCopies.Order().ElementAt(Rounds / 2));
    }

    // Also the warm-up.
    private static int Repetitions(IlgpuDevice device, Action action)
    {
        Time(device, action, 3);
        return (int)Math.Clamp(Math.Ceiling(LeastSeconds / Math.Max(Time(device, action, 3), 1e-7)), 1, 10_000);
    }

    private static double Time(IlgpuDevice device, Action action, int times)
    {
        device.Synchronize();
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < times; i++)
            action();
        device.Synchronize();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / times;
    }

    // Numbers of either sign that no two neighbours share.
    private static void Fill(Index1D index, ArrayView<float> numbers, float size)
    {
        uint hash = (uint)index.X * 2654435761u;
        hash = (hash ^ (hash >> 15)) * 2246822519u;
        numbers[index] = ((hash >> 8) * (1f / (1 << 24)) - 0.5f) * size;
    }
}
