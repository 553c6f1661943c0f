using System;
using System.Collections.Generic;
using System.Linq;
using ILGPU;
using ILGPU.Runtime;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <content>What the host does between kernels where uniform code is its own, and all else that needs float64.</content>
internal sealed partial class ProgramBuilder
{
    // Draws of normal numbers that an earlier entry of the program has made.
    private readonly HashSet<(int Route, int Place)> drawn = [];

    private HostUniforms Host => run.Host!;

    private bool IsOnHost => run.Host is not null;

    private void OnHost(string what, Action work)
    {
        (HostUniforms host, int now) = (Host, guard);
        program.Launches.Add(new DeviceLaunch(
            what,
            () =>
            {
                if (host.IsOn(now))
                    work();
            },
            IsOnHost: true));
    }

    private void AddSharedOnHost(RunRoute route, int level, int gateSlot)
    {
        (HostUniforms host, UniformStep uniform) = (Host, new UniformStep(level, CollectiveScope.All, gateSlot));
        OnHost($"shared code of {route.Rule.ShortName()}", () =>
        {
            if (!route.Shared.Run(uniform, host.Step))
                host.Close();
            host.Changed();
        });
    }

    private void AddLocalOnHost(RunRoute route, int level, UniformBlocks[] blocks)
    {
        HostUniforms host = Host;
        OnHost($"uniform code of {route.Rule.ShortName()}", () =>
        {
            foreach (UniformBlocks each in blocks)
                each.Local(level, host.Step);
            host.Changed();
        });
    }

    private void AddCombineOnHost(CombineTable results)
    {
        HostUniforms host = Host;
        PartialRange[] filled = [.. results.Ranges.Where(range => range.Count > 0)];
        long first = filled.Select(range => range.First).DefaultIfEmpty(0).Min();
        long end = filled.Select(range => range.First + (range.Count - 1) * range.Stride + 1).DefaultIfEmpty(0).Max();
        float[] numbers = new float[end - first];
        double[] totals = new double[device.GroupSize];
        OnHost("the combining of partial results", () =>
        {
            if (numbers.Length > 0)
                partialMemory.SubView(first, numbers.Length).CopyToCPU(device.Stream, numbers);
            device.Stream.Synchronize();
            foreach (CombineJob job in results.Jobs)
            {
                double result = CombineKernel.OnHost(job, results.Ranges, numbers, first, totals);
                for (int t = 0; t < job.TargetCount; t++)
                    host[results.Targets[job.FirstTarget + t]] = result;
            }
        });
    }

    private void AddColumnsOnHost(RouteMemory memory, List<ColumnJob> jobs, int sums, int target, int kind) => OnHost("sums of columns", () =>
    {
        // No device has views of nothing.
        foreach (ColumnJob job in jobs.Where(job => job.Columns > 0 && job.Slices > 0))
        {
            (float[] parts, float[] columns) = (new float[job.Slices * job.Columns], new float[job.Columns]);
            memory.Array(sums).SubView(job.Sums, parts.Length).CopyToCPU(device.Stream, parts);
            device.Stream.Synchronize();
            for (int column = 0; column < columns.Length; column++)
                columns[column] = ColumnKernel.OnHost(kind, parts, column, columns.Length);
            memory.Array(target).SubView(job.Target, columns.Length).CopyFromCPU(device.Stream, columns);
        }
    });

    // The device finds numbers by their places in ascending order, which takes no float64; which places, and what follows from what is there, is the host's.
    private void AddSelectOnHost(List<SelectJob> jobs, ArrayView<SelectJob> jobTable, ArrayView<SelectRange> ranges, List<long> targets, Func<CompilerServices.IDeviceMemory> source, Func<ArrayView<float>> array)
    {
        (HostUniforms host, int now) = (Host, guard);
        (ArrayView<long> placeTable, ArrayView<int> keyTable) = (tables.Take<long>("tables of work", 2 * jobs.Count), tables.Take<int>("tables of work", 4 * jobs.Count));
        (double[] at, long[] places, int[] keys) = (new double[jobs.Count], new long[2 * jobs.Count], new int[4 * jobs.Count]);
        OnHost("an order statistic", () =>
        {
            for (int j = 0; j < at.Length; j++)
            {
                at[j] = SelectKernel.At(jobs[j], host[jobs[j].Rank]);
                places[2 * j] = (long)Math.Floor(at[j]);
                places[2 * j + 1] = (long)Math.Ceiling(at[j]);
            }

            placeTable.CopyFromCPU(device.Stream, places);
            device.Launch("an order statistic", () => kernels.SelectKeys(jobTable, ranges, placeTable, source(), keyTable, run.Control, now));
            keyTable.CopyToCPU(device.Stream, keys);
            device.Stream.Synchronize();
            for (int j = 0; j < at.Length; j++)
            {
                double result = at[j] < 0 ? double.NaN : SelectKernel.Mixed((uint)keys[4 * j], (uint)keys[4 * j + 1], (uint)keys[4 * j + 2], (uint)keys[4 * j + 3], at[j] - places[2 * j]);
                for (int t = 0; t < jobs[j].TargetCount; t++)
                    host[targets[jobs[j].FirstTarget + t]] = result;
                at[j] = result;
            }

            Keep(jobs, at, array);
        });
    }

    // Results for rows, columns or blocks lie one behind the other for each tensor; what lies between tensors stays as it is.
    private void Keep(List<SelectJob> jobs, double[] results, Func<ArrayView<float>> array)
    {
        for (int j = 0; j < jobs.Count;)
        {
            int start = j++;
            if (jobs[start].Place < 0)
                continue;
            while (j < jobs.Count && jobs[j].Place == jobs[j - 1].Place + 1)
                j++;
            array().SubView(jobs[start].Place, j - start).CopyFromCPU(device.Stream, [.. results[start..j].Select(result => (float)result)]);
        }
    }

    private void AddNormals(int r, LoopCode loop)
    {
        (RouteMemory memory, HostUniforms host) = (run.Memories[r], Host);
        foreach (int place in loop.Operands.Where(place => memory.IsDrawnOnHost(place) && drawn.Add((r, place))))
        {
            memory.EnsureUnpacked(place);
            OnHost("normal random numbers", () => memory.DrawNormals(place, run.Seed, host.Step));
        }
    }
}
