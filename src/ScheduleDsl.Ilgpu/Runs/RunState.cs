using System;
using System.Collections.Generic;
using System.Linq;
using ILGPU;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Ilgpu.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <summary>What a run has on a device, for launches to read when they run.</summary>
internal sealed class RunState
{
    private readonly DeviceStage[] shared, blocks;
    private readonly DeviceUniforms[] uniforms;

    public RunState(IlgpuDevice device, RunContent content, DeviceBuffers buffers)
    {
        Routes = content.Routes;
        AllUniforms = [.. Routes.SelectMany(route => route.Groups).SelectMany(group => group.Blocks)];
        Control = buffers.Take<long>("counters", RunControl.Count);
        Memories = [.. Routes.Select(route => new RouteMemory(device, route, content.Table, buffers, Control))];
        Codes = [.. Routes.Select((route, r) => new RouteCode(device, route, Memories[r]))];
        Uniforms = new UniformMemory(Memories, Routes, buffers, device.Stream);
        Scalars = new ScalarMemory(Routes, Memories, Uniforms, buffers);
        Window = new HyperWindow(Routes, buffers);
        shared = [.. Routes.Select(route => Uniforms.Stage(route, isShared: true))];
        blocks = [.. Routes.Select((route, r) => Memories[r].Layout.UniformBlocks == 0 ? default : Uniforms.Stage(route, isShared: false))];
        uniforms = [.. Routes.Select(Uniforms.Blocks)];
    }

    public RunRoute[] Routes { get; }

    /// <summary>All uniform blocks of the host, in the order of routes and groups.</summary>
    public UniformBlocks[] AllUniforms { get; }

    public ArrayView<long> Control { get; }

    public RouteMemory[] Memories { get; }

    public RouteCode[] Codes { get; }

    public UniformMemory Uniforms { get; }

    public ScalarMemory Scalars { get; }

    public HyperWindow Window { get; }

    /// <summary>Of random numbers.</summary>
    public long Seed { get; set; }

    /// <summary>Changes when arrays with a number for each block move.</summary>
    public int BlockLayout { get; private set; }

    public DeviceUniforms Blocks(int route) => uniforms[route];

    /// <summary>A stage of uniform code over the blocks of a route, or over its shared block.</summary>
    public DeviceStage Stage(int route, bool isShared, int level, int guard)
    {
        DeviceStage stage = isShared ? shared[route] : blocks[route];
        (stage.Hypers, stage.Control) = (Window.View(route), Control);
        (stage.FirstStep, stage.RowCount, stage.HyperCount) = (Window.First, Window.RowCount(route), Routes[route].Drivers.Length);
        (stage.Level, stage.Guard) = (level, guard);
        return stage;
    }

    /// <summary>Makes room for the blocks that variants and states have; what is there of arrays with a number for each block is handed to <paramref name="rescue"/> to be kept.</summary>
    public void ReserveBlocks(Action rescue)
    {
        bool grows = false;
        foreach (RouteMemory memory in Memories)
        {
            if (memory.Layout.Tensors.Any(tensor => BlocksOf(tensor.Tensor) > memory.Layout.RoomFor(tensor)))
                grows = true;
        }

        if (!grows)
            return;
        rescue();
        foreach (RouteMemory memory in Memories)
        {
            memory.DropBlockArrays();
            memory.Layout.ReserveBlocks(BlocksOf);
        }

        BlockLayout++;
    }

    private static long BlocksOf(RunTensor tensor)
    {
        long most = 0;
        IReadOnlyList<StateInfo> states = tensor.Group.Route.Rule.States;
        for (int state = 0; state < states.Count; state++)
        {
            if (states[state].Space == StateSpace.Block && tensor.Group.States.Has(state, tensor.Index))
                most = Math.Max(most, tensor.Group.States.Count(state, tensor.Index));
        }

        foreach (int slot in tensor.Uniforms.Code.BlockSlots)
            most = Math.Max(most, tensor.Count(StateSpace.Block, tensor.BlockLength(slot)));
        return most;
    }
}
