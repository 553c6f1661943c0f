using System;
using System.Collections.Generic;
using System.Linq;
using ILGPU;
using ILGPU.Runtime;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Ilgpu.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <summary>Carries out the steps of a run on a device.</summary>
/// <remarks>
/// The host chooses variants with the uniform code that it has itself, from hyperparameters, sizes, inputs and the step; where a condition depends on a state of a tensor or the run, it
/// reads those few numbers back before each step. Everything else is launched without waiting.
/// </remarks>
internal sealed partial class IlgpuRun : RunExecution
{
    private const int MostPrograms = 16;

    private readonly RunContent content;
    private readonly DeviceBuffers buffers;
    private readonly RunState state;
    private readonly List<DeviceProgram> programs = [];
    private readonly bool isResident;
    private readonly bool hostChooses;
    private readonly bool followsStep;
    private readonly long[] control = new long[RunControl.Count];
    private readonly StepTail tail;

    // The number of steps is known to lie between these; they differ while gates may have refused some.
    private long least, most;

    // Whether the run has been told the number of steps since the last that a gate may have refused.
    private bool runKnowsStep = true;

    // What the device has is newer than what the host has, or the other way round.
    private bool statesAreNewer, statesAreStale = true, scalarsAreStale = true, leavesAreStale = true;
    private bool weightsAreNewer, weightsAreStale = true;
    private int gradientVersion = -1;
    private DeviceProgram? program;
    private double[][] chosenBy = [];
    private DeviceProgram? lookedAt;
    private long lookedUpTo;
    private bool isDisposed;

    public IlgpuRun(IlgpuDevice device, RunContent content, bool isResident)
    {
        (Device, this.content, this.isResident) = (device, content, isResident);
        tail = new StepTail(device);
        if (content.Precision.Compute != ElementType.Float32)
            throw new ArgumentException($"{device.Name} computes in Float32, and the table holds {content.Table.ElementType}: leave such runs on the processor.");
        if (content.SkipsMissing)
            throw new ArgumentException($"RunOptions.SkipMissingGradients is for runs on the processor, and this one is on {device.Name}: every parameter needs gradients there.");
        if (Array.Find(content.Tensors, tensor => tensor.HasFullStates) is { } full)
        {
            throw new ArgumentException(
                $"RunOptions.FullStatePrecisionBelow, or a group's FullStatePrecision, keeps the states of {full.Parameter} in Float32 and those of others not: a device keeps a state in one precision for all. Leave such runs on the processor.");
        }

        buffers = new DeviceBuffers(device);
        try
        {
            state = new RunState(device, content, buffers) { IsResident = isResident };
        }
        catch
        {
            buffers.Dispose();
            throw;
        }

        hostChooses = state.Codes.All(code => code.Rule.HostKnowsVariants);
        followsStep = state.Codes.Any(code => code.Rule.VariantsFollowStep);
        Memory = new IlgpuMemory(this, state);
    }

    public IlgpuDevice Device { get; }

    /// <summary>Views of what the run has on the device.</summary>
    public IlgpuMemory Memory { get; }

    /// <summary>What the last step has left to be done.</summary>
    internal StepTail Tail => tail;

    /// <summary>Bytes of device memory that it has taken, without its tables of work.</summary>
    internal long DeviceBytes => buffers.Bytes;

    /// <summary>The table's parameters.</summary>
    public ParameterTable Table => content.Table;

    /// <summary>Whether weights and gradients stay on the device.</summary>
    public bool IsResident => isResident;

    public override bool HoldsGradients => isResident;

    public override bool? Step(long seed)
    {
        RequireAlive();
        Join();
        state.Seed = seed;
        Choose();
        Addresses.RequireInputs(content.Tensors);
        BringUp();
        Launch();
        state.Faults.Deliver();
        (statesAreNewer, weightsAreNewer, scalarsAreStale) = (true, true, false);
        if (!isResident)
            ReadWeights();
        if (program!.HasTail)
            Follow(program);
        bool applies = program.Applies && state.Host is not { IsOpen: false };
        most += applies ? 1 : 0;
        if (program.HasGate && applies && state.Host is null)
        {
            runKnowsStep = false;
            return null;
        }

        least += applies ? 1 : 0;
        return applies;
    }

    public override (long Steps, bool LastApplied) Settle()
    {
        RequireAlive();
        Join();
        FindStep();
        runKnowsStep = true;
        return (least, control[RunControl.LastApplied] != 0);
    }

    public override void TakeOver(long steps)
    {
        JumpTo(steps);
        StatesChanged();
        HypersChanged();
        (weightsAreNewer, weightsAreStale) = (false, true);
    }

    public override void StatesChanged()
    {
        Join();
        (statesAreNewer, statesAreStale, scalarsAreStale, leavesAreStale) = (false, true, true, true);
        foreach (RouteMemory memory in state.Memories)
            memory.ForgetStates();
        program = null;
    }

    // What is left of a step reads nothing of this, so nobody waits for it.
    public override void HypersChanged()
    {
        chosenBy = [];
        lookedAt = null;
        state.Window.Forget();
    }

    public override void JumpTo(long steps)
    {
        RequireAlive();
        Join();
        least = most = steps;
        runKnowsStep = true;
        lookedAt = null;
        Array.Clear(control);
        (control[DeviceControl.Steps], control[DeviceControl.Gate]) = (steps, DeviceControl.Open);
        state.Control.CopyFromCPU(Device.Stream, control);
        Device.Stream.Synchronize();
    }

    public override void ReadStates()
    {
        Join();
        if (!statesAreNewer || isDisposed || Device.IsDisposed)
            return;
        foreach (RouteMemory memory in state.Memories)
            memory.DownloadStates();
        if (state.Host is null)
            state.Scalars.Download(Device.Stream);
        Device.Stream.Synchronize();
        statesAreNewer = false;
    }

    public override void ReadWeights()
    {
        Join();
        if (!weightsAreNewer || isDisposed || Device.IsDisposed)
            return;
        foreach (RouteMemory memory in state.Memories)
            memory.DownloadWeights();
        Device.Stream.Synchronize();
        weightsAreNewer = isResident;
    }

    public override void WriteWeights()
    {
        Join();
        weightsAreStale = true;
        if (isResident)
            BringWeights();
    }

    public override void Dispose()
    {
        if (isDisposed)
            return;
        isDisposed = true;
        tail.Wait();
        if (!Device.IsDisposed)
            Device.Stream.Synchronize();
        foreach (DeviceProgram known in programs)
            known.Dispose();
        programs.Clear();
        buffers.Dispose();
    }

    internal void RequireAlive()
    {
        ObjectDisposedException.ThrowIf(isDisposed, typeof(OptimizerRun));
        Device.RequireAlive();
    }

    // Waits for the device and asks it for the number of steps.
    private void FindStep()
    {
        state.Control.CopyToCPU(Device.Stream, control);
        Device.Stream.Synchronize();
        least = most = control[DeviceControl.Steps];
    }

    /// <summary>Weights that have been changed in the table go to the device before anybody looks at them there.</summary>
    internal void BringWeights()
    {
        RequireAlive();
        if (!weightsAreStale)
            return;
        Join();
        foreach (RouteMemory memory in state.Memories)
            memory.UploadWeights();
        (weightsAreStale, weightsAreNewer) = (false, isResident);
        Device.Stream.Synchronize();
    }

    /// <summary>Operands are elsewhere: launches are cut anew, and the device has the newest weights.</summary>
    internal void Rearranged()
    {
        while (programs.Count > 0)
            Drop(0);
        program = null;
        weightsAreNewer = true;
    }

    private void UploadStates()
    {
        foreach (RouteMemory memory in state.Memories)
            memory.UploadStates();
    }

    // Everything that the host has and the device needs for the step.
    private void BringUp()
    {
        UploadStates();
        if (statesAreStale)
        {
            foreach (RouteMemory memory in state.Memories)
                memory.UploadLost();
            statesAreStale = false;
        }

        if (state.Host is not null)
        {
            scalarsAreStale = false;
        }
        else if (scalarsAreStale)
        {
            state.Scalars.Upload(Device.Stream);
            (scalarsAreStale, leavesAreStale) = (false, true);
        }
        else if (state.Scalars.UploadInputs(Device.Stream))
        {
            leavesAreStale = true;
        }

        if (isResident)
            BringWeights();
        foreach (RouteMemory memory in state.Memories)
        {
            if (!isResident)
            {
                memory.UploadWeights();
                memory.UploadGradients();
                memory.UploadInputs();
            }
            else if (gradientVersion != content.Table.GradientVersion)
            {
                memory.UploadGradients();
                memory.UploadInputs();
            }
        }

        gradientVersion = content.Table.GradientVersion;
    }

    private void Launch()
    {
        if (state.Host is { } host)
        {
            LaunchAroundHost(host);
            return;
        }

        ScalarMemory scalars = state.Scalars;
        if (program!.HasGate || scalars.HasStateLeaves || leavesAreStale && scalars.HasLeaves)
            Device.Launch("the beginning of the step", () => Device.Kernels.Begin(scalars.Jobs, scalars.Targets, scalars.View, state.Uniforms.Values, state.Uniforms.Words, state.Control));
        leavesAreStale = false;
        Carry(program, 0, program.Awaited);
        if (!program.HasTail)
            End(program);
    }

    // Entries as they are, those of the host between launches.
    private void Carry(DeviceProgram carried, int first, int end)
    {
        for (int i = first; i < end; i++)
        {
            DeviceLaunch launch = carried.Launches[i];
            if (launch.IsOnHost)
                launch.Run();
            else
                Device.Launch(launch.What, launch.Run);
        }
    }

    private void End(DeviceProgram carried)
    {
        if (carried.End is { } end)
            Device.Launch(end.What, end.Run);
    }

    // The weights are there: the step counts, whatever becomes of the rest.
    private void Follow(DeviceProgram carried) => tail.Start(() => Carry(carried, carried.Awaited, carried.Launches.Count), () => End(carried));

    /// <summary>Waits for what the last step has left to be done, throws what failed there, and tells faults on the caller's thread.</summary>
    internal void Join()
    {
        if (!tail.IsPending)
            return;
        tail.Join();
        state.Faults.Deliver();
    }
}
