namespace ScheduleDsl.Ilgpu;

/// <summary>How a device is chosen and used.</summary>
public sealed record IlgpuOptions
{
    /// <summary>Which of the devices of its kind, from 0, in the order of <see cref="IlgpuDevice.List"/>.</summary>
    public int Index { get; init; }

    /// <summary>
    /// Takes OpenCL devices that do not report the generic address space, which ILGPU asks for (PoCL up to 3.1, some drivers of version 2). The kernels of rules do without it;
    /// others may fail to compile there.
    /// </summary>
    public bool AcceptOpenCLWithoutGenericAddressSpace { get; init; }
}
