using System;
using System.IO;
using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace ScheduleDsl.Ilgpu;

/// <summary>cuBLAS, through the package ILGPU.Algorithms, which an application that wants it references.</summary>
internal sealed class CuBlasProducts : IDeviceBlas
{
    private readonly CuBlas blas;

    private CuBlasProducts(CudaAccelerator accelerator, CudaStream stream)
    {
        // Factors come from slots of kernels.
        blas = new CuBlas(accelerator) { Stream = stream, PointerMode = CuBlasPointerMode.Device };
    }

    /// <summary>Opens it.</summary>
    /// <exception cref="IlgpuException">The accelerator is not CUDA's, or the package or the library is missing.</exception>
    public static IDeviceBlas Open(Accelerator accelerator, AcceleratorStream stream, string device)
    {
        if (accelerator is not CudaAccelerator cuda || stream is not CudaStream launches)
            throw new IlgpuException($"{device} has no cuBLAS, which comes with CUDA devices: leave {nameof(IlgpuOptions)}.{nameof(IlgpuOptions.UseCuBlas)} out, and the library's own kernels multiply.");
        try
        {
            return Create(cuda, launches);
        }
        catch (FileNotFoundException e)
        {
            throw new IlgpuException($"cuBLAS is used through the package ILGPU.Algorithms, of the version of ILGPU: reference it, or leave {nameof(IlgpuOptions)}.{nameof(IlgpuOptions.UseCuBlas)} out. {e.Message}", e);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException or NotSupportedException or BadImageFormatException)
        {
            throw new IlgpuException($"{device}: cuBLAS cannot be loaded: install NVIDIA's library, or leave {nameof(IlgpuOptions)}.{nameof(IlgpuOptions.UseCuBlas)} out. {e.Message}", e);
        }
    }

    public void Multiply(BlasSides sides, ArrayView<float> alpha, ArrayView<float> a, ArrayView<float> b, ArrayView<float> beta, ArrayView<float> c) => blas.Gemm(
        Operation(sides.TransposesFirst), Operation(sides.TransposesSecond), sides.Rows, sides.Columns, sides.Terms, alpha, a, sides.FirstPitch, b, sides.SecondPitch, beta, c, sides.ResultPitch);

    public void Dispose() => blas.Dispose();

    // The package is looked for when this is compiled.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static CuBlasProducts Create(CudaAccelerator accelerator, CudaStream stream) => new(accelerator, stream);

    private static CuBlasOperation Operation(bool transposes) => transposes ? CuBlasOperation.Transpose : CuBlasOperation.NonTranspose;
}
