using System;
using System.Collections.Generic;
using System.Linq;
using ILGPU;
using ILGPU.Runtime;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Ilgpu.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <summary>
/// The uniform blocks of a run whose uniform code the host runs: the run's own, in double, as for loops of the processor. Before a kernel that may read them they are handed to the device, in the
/// form in which kernels would have left them there.
/// </summary>
internal sealed unsafe class HostUniforms
{
    private readonly IlgpuDevice device;
    private readonly UniformMemory memory;
    private readonly ArrayView<long> control;
    private readonly List<Block> blocks = [];
    private readonly long[] values;
    private readonly int[] words;
    private readonly long[] counters = new long[RunControl.Count];
    private bool isStale;

    public HostUniforms(IlgpuDevice device, RunRoute[] routes, IReadOnlyList<RouteCode> codes, UniformMemory memory, ArrayView<long> control)
    {
        (this.device, this.memory, this.control) = (device, memory, control);
        (values, words) = (new long[memory.Values.Length], new int[memory.Words.Length]);
        for (int r = 0; r < routes.Length; r++)
        {
            RunRoute route = routes[r];
            bool[] isWhole = new bool[Math.Max(1, route.Rule.UniformCount)];
            foreach (int slot in codes[r].Rule.WholeSlots)
                isWhole[slot] = true;
            blocks.Add(new Block(memory.SharedSlot(route, 0), route, null, 0, isWhole));
            int number = 0;
            foreach (UniformBlocks uniforms in route.Groups.SelectMany(group => group.Blocks))
            {
                for (int matrix = 0; matrix < uniforms.Count; matrix++)
                    blocks.Add(new Block(memory.Slot(route, number++, 0), route, uniforms, matrix, isWhole));
            }
        }
    }

    /// <summary>The number of the step at work, from 1.</summary>
    public long Step { get; private set; }

    /// <summary>Whether no gate has refused the step.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>A slot, by its place in <see cref="UniformMemory"/>.</summary>
    public double this[long place]
    {
        get => *Find(place);
        set
        {
            *Find(place) = value;
            isStale = true;
        }
    }

    /// <summary>Begins a step, whose prologues the routes have run.</summary>
    public void Begin(long step)
    {
        (Step, IsOpen, isStale) = (step, true, true);
        TellDevice();
    }

    /// <summary>Whether what has such a guard is to be done.</summary>
    public bool IsOn(int guard) => guard == 0 || (guard == DeviceControl.Open) == IsOpen;

    /// <summary>A gate refuses the step.</summary>
    public void Close()
    {
        IsOpen = false;
        TellDevice();
    }

    /// <summary>Uniform code has filled slots.</summary>
    public void Changed() => isStale = true;

    /// <summary>Hands the blocks to the device, where they are others than it has.</summary>
    public void Upload()
    {
        if (!isStale)
            return;
        foreach (Block block in blocks)
        {
            double* slots = block.Address;
            for (int slot = 0; slot < block.Route.Rule.UniformCount; slot++)
            {
                long at = block.First + slot;
                values[at] = BitConverter.DoubleToInt64Bits(slots[slot]);
                words[at] = block.IsWhole[slot] ? (int)slots[slot] : BitConverter.SingleToInt32Bits((float)slots[slot]);
            }
        }

        memory.Values.CopyFromCPU(device.Stream, values);
        memory.Words.CopyFromCPU(device.Stream, words);
        isStale = false;
    }

    // Kernels ask the gate, and random numbers the step.
    private void TellDevice()
    {
        Array.Clear(counters);
        (counters[DeviceControl.Steps], counters[DeviceControl.Gate]) = (Step - 1, IsOpen ? DeviceControl.Open : DeviceControl.Closed);
        control.CopyFromCPU(device.Stream, counters);
    }

    // Blocks lie one behind the other.
    private double* Find(long place)
    {
        (int low, int high) = (0, blocks.Count - 1);
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (blocks[middle].First <= place)
                low = middle;
            else
                high = middle - 1;
        }

        return blocks[low].Address + (place - blocks[low].First);
    }

    private sealed record Block(long First, RunRoute Route, UniformBlocks? Uniforms, int Matrix, bool[] IsWhole)
    {
        public double* Address => Uniforms is null ? Route.Shared.Block : Uniforms.Block(Matrix);
    }
}
