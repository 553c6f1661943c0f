using System;
using ILGPU;
using ILGPU.Runtime;
using ScheduleDsl.Optimizers;
using Xunit;
using Xunit.Abstractions;

namespace ScheduleDsl.Ilgpu.Tests;

// Weights and gradients that stay on the device, for kernels of the user's own.
public class ResidentTests(ITestOutputHelper output)
{
    [Theory]
    [MemberData(nameof(TestDevices.Kinds), MemberType = typeof(TestDevices))]
    public void AKernelOfTheUsers_WritesGradients(string kind)
    {
        if (TestDevices.Find(kind, output) is not { } device)
            return;
        using ParameterTable table = Table();
        using OptimizerRun run = AdamW.For(table, new AdamWSettings { LearningRate = 0.05, WeightDecay = 0 }, new RunOptions { Device = device.Resident });
        Descend(device, run, device.MemoryOf(run).Gradients("w"), steps: 500);
        run.ReadWeights();
        Assert.All(table["w"].Values.ToArray(), weight => Assert.InRange(weight, 2.99f, 3.01f));
        Assert.Equal(500, run.Steps);
    }

    [Theory]
    [MemberData(nameof(TestDevices.Kinds), MemberType = typeof(TestDevices))]
    public void MemoryOfSomebodyElses_IsUpdatedInPlace(string kind)
    {
        if (TestDevices.Find(kind, output) is not { } device)
            return;
        using ParameterTable table = Table();
        using MemoryBuffer1D<float, Stride1D.Dense> weights = device.Accelerator.Allocate1D<float>(300), gradients = device.Accelerator.Allocate1D<float>(300);
        weights.MemSetToZero(device.Stream);
        using OptimizerRun run = Lamb.For(table, new LambSettings { LearningRate = 0.05, WeightDecay = 0 }, new RunOptions { Device = device.Resident });
        device.MemoryOf(run).Borrow("w", weights.NativePtr, gradients.NativePtr);
        Action<AcceleratorStream, Index1D, ArrayView<float>, ArrayView<float>> slope = device.Accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<float>, ArrayView<float>>(Slope);
        for (int step = 0; step < 5; step++)
        {
            slope(device.Stream, 300, weights.View.BaseView, gradients.View.BaseView);
            run.Step();
        }

        float[] there = weights.GetAsArray1D();
        Assert.NotEqual(0, there[0]);
        run.ReadWeights();
        Assert.Equal(there, table["w"].Values.ToArray());
    }

    private static ParameterTable Table() => ParameterTable.CreateArena(ElementType.Float32, ("b", [70]), ("w", [20, 15]));

    private static void Descend(IlgpuDevice device, OptimizerRun run, ArrayView<float> gradients, int steps)
    {
        Action<AcceleratorStream, Index1D, ArrayView<float>, ArrayView<float>> slope = device.Accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<float>, ArrayView<float>>(Slope);
        for (int step = 0; step < steps; step++)
        {
            slope(device.Stream, (int)gradients.Length, device.MemoryOf(run).Weights("w"), gradients);
            run.Step();
        }
    }

    private static void Slope(Index1D index, ArrayView<float> weights, ArrayView<float> gradients) => gradients[index] = weights[index] - 3;
}
