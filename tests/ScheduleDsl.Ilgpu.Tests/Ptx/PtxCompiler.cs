using System;
using System.Reflection;
using ILGPU;
using ILGPU.Backends;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.PTX;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;

namespace ScheduleDsl.Ilgpu.Tests.Ptx;

/// <summary>ILGPU's compiler for NVIDIA's devices, which needs neither a device nor a driver.</summary>
public sealed class PtxCompiler : IDisposable
{
    // As the runtime asks for it: below O2 all addresses would be generic.
    private readonly Context context = Context.Create(builder => builder.CPU(new CPUDevice(2, 1, 1)).Optimize(OptimizationLevel.O2));
    private readonly PTXBackend backend;

    public PtxCompiler() => backend = new PTXBackend(context, CudaArchitecture.SM_90, CudaInstructionSet.ISA_80, null!);

    /// <param name="kernel">A kernel that is launched in groups of threads.</param>
    internal PtxText Loop(MethodInfo kernel) => Compile(EntryPointDescription.FromExplicitlyGroupedKernel(kernel));

    /// <param name="kernel">A kernel with an index for each thread.</param>
    internal PtxText Stage(MethodInfo kernel) => Compile(EntryPointDescription.FromImplicitlyGroupedKernel(kernel));

    public void Dispose()
    {
        backend.Dispose();
        context.Dispose();
    }

    private PtxText Compile(EntryPointDescription entry) => new(((PTXCompiledKernel)backend.Compile(entry, KernelSpecialization.Empty)).PTXAssembly);
}
