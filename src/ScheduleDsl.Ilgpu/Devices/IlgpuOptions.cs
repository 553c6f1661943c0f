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

    /// <summary>
    /// Has the host compute what is the same for all weights of a step (bias corrections, norms' quotients, checks), in double, and hand it to the kernels, which then need no float64. A device that
    /// has no float64 is used so by itself. A step waits for the device once for each reduction, and a check that refuses updates is decided by the host.
    /// </summary>
    public bool UniformsOnHost { get; init; }
}
