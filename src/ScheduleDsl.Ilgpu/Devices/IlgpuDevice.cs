using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.OpenCL;

namespace ScheduleDsl.Ilgpu;

/// <summary>
/// A device that carries out the steps of runs with generated kernels. Handed to <see cref="RunOptions.Device"/> it takes weights and gradients from the table before each step and
/// puts the weights back after it, so a loop around it stays as it is; <see cref="Resident"/> leaves them on the device.
/// </summary>
/// <remarks>Runs on one device come one after the other on its stream. Not for use by several threads at once.</remarks>
/// <example><code>
/// using var device = IlgpuDevice.Open("cuda");
/// using var run = AdamW.For(parameters, settings, new RunOptions { Device = device.Resident });
/// ArrayView&lt;float&gt; gradients = device.MemoryOf(run).Gradients("weight");
/// </code></example>
public sealed partial class IlgpuDevice : RunDevice, IDisposable
{
    private readonly bool ownsAccelerator;

    private IlgpuDevice(Accelerator accelerator, AcceleratorStream? stream, bool ownsAccelerator, IlgpuOptions options)
    {
        (Accelerator, this.ownsAccelerator) = (accelerator, ownsAccelerator);
        UniformsOnHost = options.UniformsOnHost || DeviceCatalogue.LacksFloat64(accelerator.Device);
        WaitsForDecompositions = options.WaitForDecompositions;
        Stream = stream ?? accelerator.DefaultStream;
        Kind = DeviceCatalogue.KindOf(accelerator.Device);
        launching = Kind == DeviceCatalogue.OpenCL ? OpenCLLaunch : new Lock();
        Resident = new ResidentDevice(this);
        Kernels = new RuntimeKernels(this);
        if (options.UseCuBlas)
            Blas = CuBlasProducts.Open(accelerator, Stream, Name);
    }

    /// <summary>Opens a device.</summary>
    /// <param name="kind"><c>cuda</c>, <c>opencl</c> or <c>cpu</c> (ILGPU's simulation, for tests); the best of what there is where it is null.</param>
    /// <param name="options">Which of them, and what is accepted.</param>
    /// <exception cref="IlgpuException">There is no such device, and the message lists those that there are; or it has no cuBLAS, where that is asked for.</exception>
    public static IlgpuDevice Open(string? kind = null, IlgpuOptions? options = null)
    {
        options ??= new IlgpuOptions();
        if (kind is null)
            return Open(DeviceCatalogue.Kinds.First(candidate => Usable(candidate, options) > options.Index), options);
        if (!DeviceCatalogue.Kinds.Contains(kind))
            throw new IlgpuException($"There is no kind of device {kind}: it is one of {string.Join(", ", DeviceCatalogue.Kinds)}.");
        IReadOnlyList<Device> devices = DeviceCatalogue.Of(kind);
        if (options.Index < 0 || options.Index >= devices.Count)
            throw new IlgpuException($"There is no device {kind} {options.Index}. There {(DeviceCatalogue.List() is [var only] ? $"is {only}" : $"are {string.Join("; ", DeviceCatalogue.List())}")}.{Hint(kind)}");
        Device device = devices[options.Index];
        if (DeviceCatalogue.LacksGenericAddressSpace(device))
            AcceptOrRefuse((CLDevice)device, options);
        Accelerator accelerator = DeviceCatalogue.Open(device);
        try
        {
            return new IlgpuDevice(accelerator, stream: null, ownsAccelerator: true, options);
        }
        catch
        {
            accelerator.Dispose();
            throw;
        }
    }

    /// <summary>Uses an accelerator of the caller's, who disposes of it after this.</summary>
    /// <param name="accelerator">The accelerator; its context should be made with <c>Optimize(OptimizationLevel.O2)</c>.</param>
    /// <param name="stream">The stream that everything is launched on; the accelerator's default where it is null.</param>
    /// <param name="uniformsOnHost">As <see cref="IlgpuOptions.UniformsOnHost"/>.</param>
    public static IlgpuDevice Over(Accelerator accelerator, AcceleratorStream? stream = null, bool uniformsOnHost = false) =>
        Over(accelerator, new IlgpuOptions { UniformsOnHost = uniformsOnHost }, stream);

    /// <summary>Uses an accelerator of the caller's, who disposes of it after this.</summary>
    /// <param name="accelerator">The accelerator; its context should be made with <c>Optimize(OptimizationLevel.O2)</c>.</param>
    /// <param name="options">How it is used; what chooses a device is left alone.</param>
    /// <param name="stream">The stream that everything is launched on; the accelerator's default where it is null.</param>
    public static IlgpuDevice Over(Accelerator accelerator, IlgpuOptions options, AcceleratorStream? stream = null)
    {
        ArgumentNullException.ThrowIfNull(accelerator);
        ArgumentNullException.ThrowIfNull(options);
        return new IlgpuDevice(accelerator, stream, ownsAccelerator: false, options);
    }

    /// <summary>The devices of this machine, the best kind first.</summary>
    public static IReadOnlyList<IlgpuDeviceInfo> List() => DeviceCatalogue.List();

    /// <summary><c>cuda</c>, <c>opencl</c> or <c>cpu</c>.</summary>
    public string Kind { get; }

    /// <inheritdoc/>
    public override string Name => $"{Kind}: {Accelerator.Name}";

    /// <summary>Whether the host computes what is the same for all weights: it was asked to, or the device has no float64.</summary>
    public bool UniformsOnHost { get; }

    /// <summary>Whether a step waits for decompositions that only later ones need.</summary>
    public bool WaitsForDecompositions { get; }

    /// <summary>The ILGPU accelerator, for kernels of the caller's own.</summary>
    public Accelerator Accelerator { get; }

    /// <summary>What everything is launched on. Kernels of the caller's own that are launched here come in order with the steps.</summary>
    public AcceleratorStream Stream { get; }

    /// <summary>
    /// The same device for runs whose weights and gradients stay on it. They begin as the table's are when the run begins; <see cref="OptimizerRun.ReadWeights"/> brings the weights
    /// back, as saving a run and moving it elsewhere do, and <see cref="MemoryOf"/> gives views of both.
    /// </summary>
    public RunDevice Resident { get; }

    /// <summary>Where the numbers of a run are on this device.</summary>
    /// <exception cref="ArgumentException">The run is not on this device.</exception>
    public IlgpuMemory MemoryOf(OptimizerRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.Execution is IlgpuRun execution && execution.Device == this
            ? execution.Memory
            : throw new ArgumentException($"The run is {(run.Device is null ? "on the processor" : $"on {run.Device.Name}")}, not on {Name}.");
    }

    /// <summary>Waits for everything launched so far, and for what steps have left to be done.</summary>
    public void Synchronize()
    {
        RequireAlive();
        Settle();
        Stream.Synchronize();
    }

    /// <summary>Gives the device back; runs on it cannot step any more.</summary>
    public void Dispose()
    {
        if (IsDisposed)
            return;
        Settle();
        IsDisposed = true;
        Blas?.Dispose();
        if (ownsAccelerator)
            Accelerator.Dispose();
    }

    internal override RunExecution Begin(RunContent content) => Begin(content, isResident: false);

    internal IlgpuRun Begin(RunContent content, bool isResident)
    {
        RequireAlive();
        return new IlgpuRun(this, content, isResident);
    }

    internal bool IsDisposed { get; private set; }

    /// <summary>Kernels of the runtime itself.</summary>
    internal RuntimeKernels Kernels { get; }

    /// <summary>What multiplies matrices in place of the runtime's own kernel; null for that.</summary>
    internal IDeviceBlas? Blas { get; set; }

    internal void RequireAlive() => ObjectDisposedException.ThrowIf(IsDisposed, this);

    private static int Usable(string kind, IlgpuOptions options) =>
        DeviceCatalogue.Of(kind).Count(device => options.AcceptOpenCLWithoutGenericAddressSpace || !DeviceCatalogue.LacksGenericAddressSpace(device));

    private static void AcceptOrRefuse(CLDevice device, IlgpuOptions options)
    {
        if (!options.AcceptOpenCLWithoutGenericAddressSpace)
        {
            throw new IlgpuException(
                $"{device.Name} does not report the generic address space of OpenCL, which ILGPU asks for. The kernels of rules do without: {nameof(IlgpuOptions)}.{nameof(IlgpuOptions.AcceptOpenCLWithoutGenericAddressSpace)} takes it all the same.");
        }

        // ILGPU has no switch for it.
        typeof(CLCapabilityContext).GetProperty(nameof(CLCapabilityContext.GenericAddressSpace))!.SetValue(device.Capabilities, true);
    }

    private static string Hint(string kind) => kind switch
    {
        DeviceCatalogue.Cuda => " CUDA needs NVIDIA's driver (libcuda.so.1 or nvcuda.dll).",
        DeviceCatalogue.OpenCL => " OpenCL needs its loader (libOpenCL.so.1 or OpenCL.dll) and a driver.",
        _ => "",
    };
}
