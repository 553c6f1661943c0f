using System;
using System.Collections.Generic;
using System.Linq;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace ScheduleDsl.Ilgpu;

/// <summary>The devices of this machine, in one context for the whole process: making a context takes up to a fifth of a second.</summary>
internal static class DeviceCatalogue
{
    public const string Cuda = "cuda", OpenCL = "opencl", Cpu = "cpu";

    private static readonly Lazy<Context> Shared = new(Create);

    public static IReadOnlyList<string> Kinds { get; } = [Cuda, OpenCL, Cpu];

    /// <summary>The devices of a kind, in the driver's order.</summary>
    public static IReadOnlyList<Device> Of(string kind) => [.. Shared.Value.Devices.AsEnumerable().Where(device => KindOf(device) == kind)];

    public static string KindOf(Device device) => device.AcceleratorType switch
    {
        AcceleratorType.Cuda => Cuda,
        AcceleratorType.OpenCL => OpenCL,
        _ => Cpu,
    };

    public static IReadOnlyList<IlgpuDeviceInfo> List() => [.. Kinds.SelectMany(kind => Of(kind).Select((device, i) => Info(device, kind, i)))];

    public static Accelerator Open(Device device) => device.CreateAccelerator(Shared.Value);

    /// <summary>Whether an OpenCL device lacks what ILGPU asks of all of them.</summary>
    public static bool LacksGenericAddressSpace(Device device) => device is CLDevice { Capabilities: CLCapabilityContext { GenericAddressSpace: false } };

    /// <summary>Whether a device has no float64, as many graphics processors have none under OpenCL.</summary>
    public static bool LacksFloat64(Device device) => device is CLDevice { Capabilities: CLCapabilityContext { Float64: false } };

    private static IlgpuDeviceInfo Info(Device device, string kind, int index) => new(
        kind, index, device.Name, device.MemorySize,
        LacksGenericAddressSpace(device) ? $"no generic address space: set {nameof(IlgpuOptions)}.{nameof(IlgpuOptions.AcceptOpenCLWithoutGenericAddressSpace)}" : null);

    private static Context Create()
    {
        NativeLibraries.Listen();
        // Without O2 every access goes through a generic address. The smallest simulated processor is by far the fastest: each lane is a thread.
        return Context.Create(builder => builder.CPU(new CPUDevice(2, 1, 1)).OpenCL(_ => true).Cuda(_ => true).Optimize(OptimizationLevel.O2));
    }
}
