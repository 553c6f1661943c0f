using System;
using System.Collections.Generic;
using System.Linq;
using ILGPU;
using ILGPU.Runtime;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Ilgpu.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <summary>The uniform blocks of all routes, in one stretch of memory so that a result over the run goes to all of them in one launch: for each route its shared block, then the others.</summary>
internal sealed class UniformMemory
{
    private readonly Dictionary<RunRoute, (long First, long Stride, int Block, int Count)> places = [];

    public UniformMemory(IReadOnlyList<RouteMemory> memories, RunRoute[] routes, DeviceBuffers buffers, AcceleratorStream stream)
    {
        long slots = 0;
        int blocks = 0;
        for (int r = 0; r < routes.Length; r++)
        {
            long stride = Math.Max(1, routes[r].Rule.UniformCount);
            int count = 1 + memories[r].Layout.UniformBlocks;
            places.Add(routes[r], (slots, stride, blocks, count));
            slots += stride * count;
            blocks += count;
        }

        (long[] values, int[] words, int[] rows) = (new long[slots], new int[slots], new int[blocks]);
        for (int r = 0; r < routes.Length; r++)
        {
            RunRoute route = routes[r];
            int number = 1;
            for (int g = 0; g < route.Groups.Length; g++)
            {
                foreach (UniformBlocks uniforms in route.Groups[g].Blocks)
                {
                    for (int matrix = 0; matrix < uniforms.Count; matrix++, number++)
                    {
                        rows[places[route].Block + number] = 1 + g;
                        PutFacts(route, uniforms.Tensor, number);
                    }
                }
            }

            PutFacts(route, route.First, 0);
        }

        Values = buffers.Take("uniform values", values);
        Words = buffers.Take("uniform values", words);
        Rows = buffers.Take("uniform values", rows);
        Variants = buffers.Take<int>("uniform values", blocks);

        void PutFacts(RunRoute route, RunTensor? tensor, int number)
        {
            foreach (LeafSlot leaf in route.Plan.Leaves.Where(leaf => leaf.Source == LeafSource.Fact && tensor is not null))
            {
                long slot = places[route].First + number * places[route].Stride + leaf.Slot;
                double fact = tensor!.Facts.At(leaf.Place);
                (values[slot], words[slot]) = (BitConverter.DoubleToInt64Bits(fact), BitConverter.SingleToInt32Bits((float)fact));
            }
        }
    }

    public ArrayView<long> Values { get; }

    public ArrayView<int> Words { get; }

    private ArrayView<int> Rows { get; }

    private ArrayView<int> Variants { get; }

    /// <summary>The place of a slot of a block of a route.</summary>
    public long Slot(RunRoute route, int block, int slot) => places[route].First + (1 + block) * places[route].Stride + slot;

    /// <summary>The place of a slot of the shared block.</summary>
    public long SharedSlot(RunRoute route, int slot) => places[route].First + slot;

    /// <summary>The blocks that loops of a route read.</summary>
    public DeviceUniforms Blocks(RunRoute route)
    {
        (long first, long stride, _, int count) = places[route];
        long length = Math.Max(1, (count - 1) * stride);
        long start = count > 1 ? first + stride : first;
        return new DeviceUniforms { Values = Values.SubView(start, length), Words = Words.SubView(start, length), Stride = (int)stride };
    }

    /// <summary>A stage over the blocks of a route, or over its shared block.</summary>
    public DeviceStage Stage(RunRoute route, bool isShared)
    {
        (long first, long stride, int block, int count) = places[route];
        if (!isShared)
            return new DeviceStage { Rows = Rows.SubView(block + 1, count - 1), Variants = Variants.SubView(block + 1, count - 1), Uniforms = Blocks(route) };
        DeviceUniforms shared = new() { Values = Values.SubView(first, stride), Words = Words.SubView(first, stride), Stride = (int)stride };
        return new DeviceStage { Rows = Rows.SubView(block, 1), Variants = Variants.SubView(block, 1), Uniforms = shared };
    }
}
