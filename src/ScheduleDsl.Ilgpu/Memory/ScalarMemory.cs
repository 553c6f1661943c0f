using System;
using System.Collections.Generic;
using System.Linq;
using ILGPU;
using ILGPU.Runtime;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <summary>Single numbers that outlive a step, as doubles: states of tensors and of the run, and inputs for the step as a whole; and which slots read them.</summary>
internal sealed unsafe class ScalarMemory
{
    private readonly List<Scalar> scalars = [];
    private readonly ArrayView<double> memory;
    private readonly double[] host;

    public ScalarMemory(RunRoute[] routes, IReadOnlyList<RouteMemory> memories, UniformMemory uniforms, DeviceBuffers buffers)
    {
        List<CopyJob> jobs = [];
        List<long> targets = [];
        for (int r = 0; r < routes.Length; r++)
            Add(routes[r], memories[r].Layout, uniforms);
        foreach (Scalar scalar in scalars)
        {
            if (scalar.Targets.Count == 0)
                continue;
            jobs.Add(new CopyJob { Source = scalar.Place, FirstTarget = targets.Count, TargetCount = scalar.Targets.Count });
            targets.AddRange(scalar.Targets);
        }

        host = new double[Math.Max(1, scalars.Count)];
        memory = buffers.Take<double>("single numbers", host.Length);
        (Jobs, Targets, HasLeaves) = (buffers.Take("single numbers", jobs), buffers.Take("single numbers", targets), jobs.Count > 0);
        if (!HasLeaves)
            Jobs = default;
        HasStateLeaves = scalars.Exists(scalar => scalar.Kind != LeafSource.Input && scalar.Targets.Count > 0);
    }

    public ArrayView<double> View => memory;

    /// <summary>What goes from here to slots before a step.</summary>
    public ArrayView<CopyJob> Jobs { get; }

    public ArrayView<long> Targets { get; }

    /// <summary>Whether any slot reads a number from here.</summary>
    public bool HasLeaves { get; }

    /// <summary>Whether any slot reads a state, which may be another before every step.</summary>
    public bool HasStateLeaves { get; }

    /// <summary>The place of a state of a tensor, or of the run where there is none.</summary>
    public int PlaceOf(RunRoute route, int state, RunTensor? tensor) =>
        scalars.Find(scalar => scalar.Kind == LeafSource.State && scalar.Route == route && scalar.Number == state && scalar.Tensor == tensor)?.Place ?? -1;

    /// <summary>Hands everything over from the host.</summary>
    public void Upload(AcceleratorStream stream)
    {
        foreach (Scalar scalar in scalars)
            host[scalar.Place] = scalar.Read();
        memory.CopyFromCPU(stream, host);
    }

    /// <summary>Hands inputs over where one has changed; true then.</summary>
    public bool UploadInputs(AcceleratorStream stream)
    {
        bool changed = false;
        foreach (Scalar scalar in scalars)
        {
            if (scalar.Kind != LeafSource.Input || BitConverter.DoubleToInt64Bits(host[scalar.Place]) == BitConverter.DoubleToInt64Bits(scalar.Read()))
                continue;
            host[scalar.Place] = scalar.Read();
            memory.SubView(scalar.Place, 1).CopyFromCPU(stream, ref host[scalar.Place], 1);
            changed = true;
        }

        return changed;
    }

    /// <summary>Brings states to the host.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="when">Whether the device has them at all.</param>
    public void Download(AcceleratorStream stream, bool when = true)
    {
        if (scalars.Count == 0 || !when)
            return;
        memory.CopyToCPU(stream, host);
        stream.Synchronize();
        foreach (Scalar scalar in scalars)
            scalar.Write(host[scalar.Place]);
    }

    private void Add(RunRoute route, RouteLayout layout, UniformMemory uniforms)
    {
        for (int input = 0; input < route.Rule.Inputs.Count; input++)
        {
            if (route.Rule.Inputs[input].IsScalar)
                Fill(new Scalar(scalars.Count, LeafSource.Input, route, input, null));
        }

        for (int state = 0; state < route.Rule.States.Count; state++)
        {
            if (route.Rule.States[state].Space == StateSpace.Global)
                Fill(new Scalar(scalars.Count, LeafSource.State, route, state, null));
            foreach (DeviceTensor tensor in route.Rule.States[state].Space == StateSpace.Tensor ? layout.Tensors : [])
                Fill(new Scalar(scalars.Count, LeafSource.State, route, state, tensor.Tensor));
        }

        void Fill(Scalar scalar)
        {
            scalars.Add(scalar);
            foreach (LeafSlot leaf in route.Plan.Leaves.Where(leaf => leaf.Source == scalar.Kind && leaf.Place == scalar.Number))
            {
                int number = 0;
                foreach (UniformBlocks blocks in route.Groups.SelectMany(group => group.Blocks))
                {
                    for (int matrix = 0; matrix < blocks.Count; matrix++, number++)
                    {
                        if (scalar.Tensor is null || scalar.Tensor == blocks.Tensor)
                            scalar.Targets.Add(uniforms.Slot(route, number, leaf.Slot));
                    }
                }

                if (scalar.Tensor is null || scalar.Tensor == route.First)
                    scalar.Targets.Add(uniforms.SharedSlot(route, leaf.Slot));
            }
        }
    }

    private sealed record Scalar(int Place, LeafSource Kind, RunRoute Route, int Number, RunTensor? Tensor)
    {
        public List<long> Targets { get; } = [];

        public double Read()
        {
            if (Kind == LeafSource.Input)
                return Route.Inputs.Scalar(Number);
            double* address = Address();
            return address == null ? 0 : *address;
        }

        public void Write(double value)
        {
            double* address = Kind == LeafSource.Input ? null : Address();
            if (address != null)
                *address = value;
        }

        private double* Address() => Tensor is null ? (double*)Route.GlobalAddress(Number) : (double*)Tensor.Group.States.Address(Number, Tensor.Index);
    }
}
