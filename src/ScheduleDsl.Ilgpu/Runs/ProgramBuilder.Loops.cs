using System;
using System.Collections.Generic;
using System.Linq;
using ILGPU;
using ILGPU.Runtime;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Ilgpu.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <content>Loops, and what follows from what they leave.</content>
internal sealed partial class ProgramBuilder
{
    private void AddLoop(int r, LoopCode loop, DeviceTensor[] tensors)
    {
        RunRoute route = run.Routes[r];
        ItemTable table = new(loop, route.Plan.IsPerTensor, tensors);
        Reserve(r, loop, table);
        long first = partials;
        int reductions = loop.Reductions.Length;
        partials += (long)table.Items.Count * reductions;
        if (table.Items.Count > 0)
            AddLaunch(r, loop, table, first);
        AddColumns(r, loop, table);
        if (reductions > 0)
            AddResults(r, loop, table, first);
    }

    private void AddLaunch(int r, LoopCode loop, ItemTable table, long first)
    {
        RunRoute route = run.Routes[r];
        (RouteCode code, RouteMemory memory) = (run.Codes[r], run.Memories[r]);
        if (IsOnHost)
            AddNormals(r, loop);
        bool storesCodes = StoresCodes(r, loop).Any();
        // A loop stores codes itself where its items are whole blocks of them.
        bool isBlocked = storesCodes && loop.IsFlat && !loop.IsPerMatrix && loop.Reductions.Length == 0;
        int[] unpacked = storesCodes && !isBlocked ? [.. StoresCodes(r, loop)] : [];
        ArrayView<CompilerServices.WorkItem> all = default;
        if (unpacked.Length > 0)
        {
            all = Table(new ItemTable(Whole(route), route.Plan.IsPerTensor, table.Ranges.Select(range => range.Tensor)).Items);
        }

        int now = guard;
        string what = $"loop {loop.Number} of {code.Title}";
        foreach (int place in unpacked)
        {
            memory.EnsureUnpacked(place);
            if (loop.IsRead[Array.IndexOf(loop.Operands, place)])
                Launch("unpacking", () => kernels.Unpack(all, memory.Memory(place, 0), memory.Unpacked(place), run.Control, now), Unpacking(r, place));
        }

        foreach ((DeviceTensor? only, int begin, List<CompilerServices.WorkItem> part) in PartsOf(r, loop, table))
        {
            RouteCode.Way way = code.Find(unpacked, only);
            ArrayView<CompilerServices.WorkItem> items = Table(part);
            KernelConfig config = device.ConfigFor(part.Count);
            long at = first + (long)begin * loop.Reductions.Length;
            Launch(what, () => way.Kernels.Launch(loop.Number, isBlocked, device.Stream, config, way.Tensors(run.Seed), new DeviceWork
            {
                Items = items,
                Partials = loop.Reductions.Length == 0 ? partialMemory : partialMemory.SubView(at, partialMemory.Length - at),
                Control = run.Control,
                Uniforms = run.Blocks(r),
                Guard = now,
            }), TouchesOf(r, loop));
        }

        foreach (int place in unpacked)
            Launch("packing", () => kernels.Pack(all, (Block8Memory)memory.Memory(place, 0), memory.Unpacked(place), run.Control, now), Touch(r, place, isWritten: true));
    }

    // A loop over all weights that touches some places.
    private static LoopCode Whole(RunRoute route, params int[] places) => new(
        new LoopStep(-1, StateSpace.Element, LoopSpan.None, -1, false, places, [], []),
        route.Plan.Tensors, [.. route.Plan.Tensors.Select(_ => OperandFormat.Direct)], ElementType.Float32, LoopMemory.AsComputed);

    // Tensors whose weights are in memory of somebody else's run alone, counted from their own first weight.
    private IEnumerable<(DeviceTensor? Only, int First, List<CompilerServices.WorkItem> Items)> PartsOf(int r, LoopCode loop, ItemTable table)
    {
        bool touchesWeights = loop.Operands.Any(place => run.Routes[r].Plan.Tensors[place].Source is TensorSource.Parameter or TensorSource.Gradient);
        if (!touchesWeights || !table.Ranges.Any(range => range.Tensor.Borrowed is not null))
        {
            yield return (null, 0, table.Items);
            yield break;
        }

        for (int i = 0; i < table.Ranges.Count;)
        {
            (DeviceTensor tensor, int first, int count) = table.Ranges[i++];
            if (tensor.Borrowed is null)
            {
                while (i < table.Ranges.Count && table.Ranges[i].Tensor.Borrowed is null)
                    count += table.Ranges[i++].Count;
                if (count > 0)
                    yield return (null, first, table.Items.GetRange(first, count));
                continue;
            }

            List<CompilerServices.WorkItem> own = table.Items.GetRange(first, count);
            for (int item = 0; item < own.Count; item++)
                own[item] = own[item] with { Index = own[item].Element };
            if (own.Count > 0)
                yield return (tensor, first, own);
        }
    }

    private IEnumerable<int> StoresCodes(int r, LoopCode loop) => loop.Operands.Where((place, i) =>
        loop.IsWritten[i] && run.Routes[r].Precision.FormatOf(run.Routes[r].Rule, run.Routes[r].Plan.Tensors[place]).IsBlock8());

    private void EnsureScratch(int r, LoopCode touching)
    {
        RouteMemory memory = run.Memories[r];
        foreach (int place in touching.Operands.Where(place => run.Routes[r].Plan.Tensors[place].Source == TensorSource.Scratch))
            memory.EnsureArray(place, memory.Layout.CountOf(run.Routes[r].Plan.Tensors[place].Space));
    }

    // Scratch and column sums that the loop touches.
    private void Reserve(int r, LoopCode loop, ItemTable table)
    {
        RouteMemory memory = run.Memories[r];
        EnsureScratch(r, loop);
        foreach (int place in loop.Sums)
            memory.EnsureArray(place, table.Sums);

        foreach (int place in loop.SumColumns.Where(place => place >= 0))
            memory.EnsureArray(place, memory.Layout.Columns);
    }

    private void AddColumns(int r, LoopCode loop, ItemTable table)
    {
        for (int i = 0; i < loop.Sums.Length; i++)
        {
            (int sums, int target, int now) = (loop.Sums[i], loop.SumColumns[i], guard);
            if (target < 0 || table.Columns.Count == 0)
                continue;
            int kind = run.Routes[r].Plan.Tensors[sums].Kind;
            RouteMemory memory = run.Memories[r];
            if (IsOnHost)
            {
                AddColumnsOnHost(memory, table.Columns, sums, target, kind);
                continue;
            }

            ArrayView<ColumnJob> jobs = Table(table.Columns);
            Launch("sums of columns", () => kernels.Columns(jobs, memory.Array(sums), memory.Array(target), run.Control, kind, now), Touch(r, sums, isWritten: false), Touch(r, target, isWritten: true));
        }
    }
}
