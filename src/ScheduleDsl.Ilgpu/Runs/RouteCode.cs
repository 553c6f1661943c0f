using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Ilgpu.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <summary>The kernels of a route, and what they are handed: for each way to keep operands that some loop needs.</summary>
internal sealed class RouteCode
{
    private readonly IlgpuDevice device;
    private readonly RunRoute route;
    private readonly RouteMemory memory;
    private readonly List<Way> ways = [];

    public RouteCode(IlgpuDevice device, RunRoute route, RouteMemory memory)
    {
        (this.device, this.route, this.memory) = (device, route, memory);
        Rule = DeviceRules.Find(route.Rule.Name) ?? throw new ArgumentException(
            $"{route.Rule.Name} has no device kernels: reference ScheduleDsl.Ilgpu in the project that declares it, or write [assembly: EmitDeviceKernels(typeof({route.Rule.ShortName()}))] in one that does.");
        if (!IsOf(route.Rule))
            throw new ArgumentException($"The device kernels of {route.Rule.Name} are those of another version of the rule: build the project that has them ({Rule.GetType().Assembly.GetName().Name}) again.");
    }

    public DeviceRule Rule { get; }

    /// <summary>The rule as messages name it.</summary>
    public string Title => DeviceRules.Title(route.Rule.Name);

    /// <summary>The kernels where operands are kept as the run keeps them.</summary>
    public Way Kept => Find([], null);

    /// <summary>The kernels for operands as the run keeps them, but for some that are handed as floats.</summary>
    /// <param name="unpacked">Places of those.</param>
    /// <param name="only">A tensor that loops run over alone; null for all.</param>
    public Way Find(int[] unpacked, DeviceTensor? only)
    {
        foreach (Way known in ways)
        {
            if (known.Unpacked.SequenceEqual(unpacked) && known.Only == only)
                return known;
        }

        // Kernels do not depend on where their operands are.
        DeviceKernels? kernels = ways.Find(known => known.Unpacked.SequenceEqual(unpacked))?.Kernels;
        ways.Add(new Way(device, this, unpacked, only, kernels));
        return ways[^1];
    }

    // Numbers of slots, tensors and variants are those of the rule's loops on the processor.
    private bool IsOf(CompiledRule rule)
    {
        KernelPlan theirs = rule.Plan(ElementType.Float32), ours = Rule.Plan;
        return theirs.Tensors.SequenceEqual(ours.Tensors) && theirs.Leaves.SequenceEqual(ours.Leaves) && theirs.Variants.Count == ours.Variants.Count
            && theirs.Variants.Zip(ours.Variants).All(pair => pair.First.Steps.Count == pair.Second.Steps.Count) && Rule.UniformCount <= rule.UniformCount;
    }

    /// <summary>Kernels for one way to keep operands.</summary>
    internal sealed class Way(IlgpuDevice device, RouteCode code, int[] unpacked, DeviceTensor? only, DeviceKernels? known)
    {
        private DeviceKernels? kernels = known;
        private DeviceTensors? tensors;
        private int version = -1;
        private long seed;

        /// <summary>Places of what is unpacked to floats.</summary>
        public int[] Unpacked { get; } = unpacked;

        /// <summary>The tensor that loops run over alone, its weights counted from 0.</summary>
        public DeviceTensor? Only { get; } = only;

        public DeviceKernels Kernels => kernels ??= code.Rule.Load(device.Accelerator, [.. code.Rule.Memories.Select(place => MemoryOf(place, 0).GetType())]);

        /// <summary>What its operands are at present.</summary>
        public DeviceTensors Tensors(long runSeed)
        {
            if (tensors is not null && version == code.memory.Version && seed == runSeed)
                return tensors;
            (version, seed) = (code.memory.Version, runSeed);
            TensorInfo[] all = code.route.Plan.Tensors;
            tensors = new DeviceTensors(all.Length);
            for (int place = 0; place < all.Length; place++)
            {
                if (code.Rule.Memories.Contains(place))
                    tensors.Set(place, MemoryOf(place, seed));
                else
                    tensors.Set(place, code.memory.Array(place, Only));
            }

            return tensors;
        }

        private IDeviceMemory MemoryOf(int place, long runSeed) =>
            Array.IndexOf(Unpacked, place) >= 0 ? new Float32Memory { Numbers = code.memory.Unpacked(place, Only) } : code.memory.Memory(place, runSeed, Only);
    }
}
