using System;
using System.Collections.Generic;
using System.ComponentModel;
using ILGPU;
using ILGPU.Runtime;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Ilgpu.CompilerServices;

/// <summary>The kernels of one rule, as generated code states them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class DeviceRule
{
    /// <summary>The rule's full name, as <see cref="CompiledRule.Name"/>.</summary>
    public abstract string Name { get; }

    /// <summary>What a step consists of: the plan of the rule's loops on the CPU in float32, with its numbers of loops, variants and slots.</summary>
    public abstract KernelPlan Plan { get; }

    /// <summary>Slots of a uniform block.</summary>
    public abstract int UniformCount { get; }

    /// <summary>Slots that uniform code fills with whole numbers or conditions: loops read them as such, and all others as floats.</summary>
    public abstract IReadOnlyList<int> WholeSlots { get; }

    /// <summary>Whether uniform code computes shared values.</summary>
    public abstract bool HasShared { get; }

    /// <summary>
    /// Places in <see cref="KernelPlan.Tensors"/> of what has a number for each weight and is kept in a way of its own: weights, gradients, inputs, states,
    /// draws, outputs. Their order is that of the arguments of <see cref="Load"/>.
    /// </summary>
    public abstract IReadOnlyList<int> Memories { get; }

    /// <summary>Whether every condition depends on hyperparameters, sizes, scalar inputs and the step alone, so that the host knows which loops come.</summary>
    public abstract bool HostKnowsVariants { get; }

    /// <summary>Whether any condition depends on the number of the step.</summary>
    public abstract bool VariantsFollowStep { get; }

    /// <summary>The kernels for one way to keep numbers.</summary>
    /// <param name="accelerator">The device.</param>
    /// <param name="memories">For each of <see cref="Memories"/> a struct that implements <see cref="IDeviceMemory"/>.</param>
    public abstract DeviceKernels Load(Accelerator accelerator, IReadOnlyList<Type> memories);
}

/// <summary>Kernels of a rule on a device, each compiled when it is first launched.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class DeviceKernels
{
    /// <summary>Launches a loop.</summary>
    /// <param name="loop">The number of a <see cref="LoopStep"/>.</param>
    /// <param name="isBlocked">Whether what it stores is coded in blocks: for flat loops over weights without reductions, whose items start at blocks.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="config">Thread groups, of at most <see cref="GroupReduction.MostThreads"/>.</param>
    /// <param name="tensors">What its operands are.</param>
    /// <param name="work">What it works through.</param>
    public abstract void Launch(int loop, bool isBlocked, AcceleratorStream stream, KernelConfig config, DeviceTensors tensors, DeviceWork work);

    /// <summary>Computes what is known before the first loop, a thread for each block, and writes each block's variant.</summary>
    public abstract void LaunchPrologue(AcceleratorStream stream, int blocks, DeviceStage stage);

    /// <summary>Computes the shared values of <see cref="DeviceStage.Level"/> in the one block of a stage.</summary>
    public abstract void LaunchShared(AcceleratorStream stream, DeviceStage stage);

    /// <summary>Computes what becomes known at <see cref="DeviceStage.Level"/>, a thread for each block.</summary>
    public abstract void LaunchLocal(AcceleratorStream stream, int blocks, DeviceStage stage);
}

/// <summary>Operands of a rule's loops on a device, by their places in <see cref="KernelPlan.Tensors"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DeviceTensors(int count)
{
    private readonly object?[] memories = new object?[count];
    private readonly ArrayView<float>[] arrays = new ArrayView<float>[count];

    /// <summary>Numbers that are kept in a way of their own.</summary>
    public T Memory<T>(int place)
        where T : struct, IDeviceMemory => (T)(memories[place] ?? throw new InvalidOperationException($"Operand {place} is not on the device."));

    /// <summary>Numbers that loops leave to each other, or of rows, columns or blocks.</summary>
    public ArrayView<float> Array(int place) => arrays[place];

    /// <summary>Sets an operand.</summary>
    public void Set(int place, IDeviceMemory memory) => memories[place] = memory;

    /// <inheritdoc cref="Set(int, IDeviceMemory)"/>
    public void Set(int place, ArrayView<float> array) => arrays[place] = array;
}
