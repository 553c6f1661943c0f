using System;
using System.Reflection;
using ILGPU;
using ILGPU.Backends;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.PTX;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using Xunit;

namespace ScheduleDsl.Ilgpu.Tests;

// The runtime's own kernels compile for CUDA, where no GPU is at hand to try them: nothing unresolved, nothing approximate.
public class PtxTests
{
    public static TheoryData<string, string, bool> Kernels => new()
    {
        { nameof(CombineKernel), "Run", true },
        { nameof(ColumnKernel), "Run", true },
        { nameof(PackKernels), "Pack", true },
        { nameof(PackKernels), "Unpack", true },
        { nameof(SelectKernel), "Run", true },
        { nameof(SelectKernel), "Keys", true },
        { nameof(MatrixArrayKernel), "Run", true },
        { nameof(MatrixSumKernel), "Run", true },
        { nameof(RandomMatrixKernel), "Run", true },
        { nameof(CopyKernel), "Run", true },
        { nameof(UniformKernels), "Begin", false },
        { nameof(UniformKernels), "Share", false },
        { nameof(UniformKernels), "Finish", false },
    };

    [Theory]
    [MemberData(nameof(Kernels))]
    public void CompilesForCuda(string type, string name, bool isGrouped)
    {
        MethodInfo method = typeof(IlgpuDevice).Assembly.GetType($"ScheduleDsl.Ilgpu.{type}")!.GetMethod(name)!;
        if (method.IsGenericMethodDefinition)
            method = method.MakeGenericMethod(type == nameof(SelectKernel) ? typeof(NormalDraw) : type == nameof(PackKernels) ? typeof(Block8Memory) : typeof(float));
        using Context context = Context.Create(builder => builder.CPU(new CPUDevice(2, 1, 1)).Optimize(OptimizationLevel.O2));
        using PTXBackend backend = new(context, CudaArchitecture.SM_90, CudaInstructionSet.ISA_80, null!);
        EntryPointDescription entry = isGrouped ? EntryPointDescription.FromExplicitlyGroupedKernel(method) : EntryPointDescription.FromImplicitlyGroupedKernel(method);
        string ptx = ((PTXCompiledKernel)backend.Compile(entry, KernelSpecialization.Empty)).PTXAssembly;
        Assert.Contains(".entry", ptx, StringComparison.Ordinal);
        Assert.DoesNotContain(".extern", ptx.Replace(".extern .shared", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain(".approx", ptx, StringComparison.Ordinal);
    }
}
