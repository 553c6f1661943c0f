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
        Faults = new FaultLog(content.OnMatrixFault);
        AllUniforms = [.. Routes.SelectMany(route => route.Groups).SelectMany(group => group.Blocks)];
        Control = buffers.Take<long>("counters", RunControl.Count);
        Memories = [.. Routes.Select(route => new RouteMemory(device, route, content.Table, buffers, Control))];
        Codes = [.. Routes.Select((route, r) => new RouteCode(device, route, Memories[r]))];
        Uniforms = new UniformMemory(Memories, Routes, buffers, device.Stream);
        Scalars = new ScalarMemory(Routes, Memories, Uniforms, buffers);
        Window = new HyperWindow(Routes, buffers);
        Host = device.UniformsOnHost ? new HostUniforms(device, Routes, Codes, Uniforms, Control) : null;
        shared = [.. Routes.Select(route => Uniforms.Stage(route, isShared: true))];
        blocks = [.. Routes.Select((route, r) => Memories[r].Layout.UniformBlocks == 0 ? default : Uniforms.Stage(route, isShared: false))];
        uniforms = [.. Routes.Select(Uniforms.Blocks)];
    }

    /// <summary>Whether weights and gradients stay on the device between steps, in the caller's hands.</summary>
    public required bool IsResident { get; init; }

    public RunRoute[] Routes { get; }

    /// <summary>All uniform blocks of the host, in the order of routes and groups.</summary>
    public UniformBlocks[] AllUniforms { get; }

    public ArrayView<long> Control { get; }

    public RouteMemory[] Memories { get; }

    public RouteCode[] Codes { get; }

    public UniformMemory Uniforms { get; }

    public ScalarMemory Scalars { get; }

    public HyperWindow Window { get; }

    /// <summary>The uniform blocks where the host computes them; null where kernels do.</summary>
    public HostUniforms? Host { get; }

    /// <summary>Of random numbers.</summary>
    public long Seed { get; set; }

    /// <summary>Changes when arrays in spaces of <see cref="RouteLayout.Reserved"/> move.</summary>
    public int ReservedLayout { get; private set; }

    /// <summary>What could not be computed.</summary>
    public FaultLog Faults { get; }

    /// <summary>What decompositions work in on the host.</summary>
    public HostRoom Room { get; } = new();

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

    /// <summary>
    /// Makes room in spaces that tensors have room in only where something needs it: for states and for what variants leave there. What is there already is handed to
    /// <paramref name="rescue"/> to be kept.
    /// </summary>
    public void Reserve(Action rescue)
    {
        if (!Memories.Any(Grows))
            return;
        rescue();
        foreach (RouteMemory memory in Memories)
        {
            memory.DropReserved();
            memory.Layout.Reserve(Wanted);
        }

        ReservedLayout++;
    }

    private static bool Grows(RouteMemory memory)
    {
        foreach (DeviceTensor tensor in memory.Layout.Tensors)
        {
            for (int place = 0; place < RouteLayout.Reserved.Count; place++)
            {
                if (Wanted(tensor.Tensor, place) > memory.Layout.RoomFor(tensor, place))
                    return true;
            }
        }

        return false;
    }

    private static long Wanted(RunTensor tensor, int place)
    {
        long most = 0;
        StateSpace space = RouteLayout.Reserved[place];
        IReadOnlyList<StateInfo> states = tensor.Group.Route.Rule.States;
        for (int state = 0; state < states.Count; state++)
        {
            if (states[state].Space == space && tensor.Group.States.Has(state, tensor.Index))
                most = Math.Max(most, tensor.Group.States.Count(state, tensor.Index));
        }

        VariantCode code = tensor.Uniforms.Code;
        if (space != StateSpace.Block)
            return code.Spaces.Contains(space) || code.Rejected.Spaces.Contains(space) ? Math.Max(most, tensor.Count(space)) : most;
        foreach (int slot in code.BlockSlots)
            most = Math.Max(most, tensor.Count(StateSpace.Block, tensor.BlockLength(slot)));
        return most;
    }
}
