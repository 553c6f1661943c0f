using ILGPU.Runtime.Cuda;
using ScheduleDsl.Optimizers;
using Xunit;

namespace ScheduleDsl.Ilgpu.Tests;

// There is a CUDA device without a GPU: only the stand-in has one.
public class CuBlasTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void OnCuda_ItMultipliesWhereItIsAskedFor(bool isAskedFor)
    {
        using CudaAccelerator accelerator = new(new CudaDevice());
        using IlgpuDevice device = IlgpuDevice.Over(accelerator, new IlgpuOptions { UseCuBlas = isAskedFor }, new CudaStream());
        int before = CuBlas.Calls;
        using Pair pair = new((table, options) => OptimizerRun.Create(table, new MuonSettings { LearningRate = 0.01 }, options), device, shapes: [("tall", [9, 4]), ("wide", [3, 8])]);
        for (int step = 0; step < 3; step++)
            pair.Step();
        pair.RequireSame(units: 4096);
        Assert.Equal(isAskedFor, CuBlas.Calls > before);
    }
}
