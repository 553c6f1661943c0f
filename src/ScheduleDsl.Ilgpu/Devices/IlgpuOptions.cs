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

    /// <summary>
    /// Has every step wait for all decompositions. Otherwise those that no weight of the step depends on, such as the turn of SOAP's bases, are computed while the caller goes on, and the next call on the run waits for them.
    /// Numbers are the same.
    /// </summary>
    public bool WaitForDecompositions { get; init; }

    /// <summary>
    /// Has cuBLAS multiply matrices, through the package ILGPU.Algorithms, which an application references for that. On CUDA devices alone; nothing is promised of the last bits of what follows from products then.
    /// </summary>
    public bool UseCuBlas { get; init; }
}
