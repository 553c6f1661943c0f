using System;
using ILGPU.Runtime;
using ScheduleDsl.Optimizers;
using Xunit;

namespace ScheduleDsl.Ilgpu.Tests;

// Groups of several threads that wait for each other: only the stand-in lets one choose how many.
public class StandInThreadTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(64)]
    public void Products_AreTheSame_WithSoManyThreads(int threads) => With(threads, device =>
    {
        MatrixKernelCases.Check<float>(device, units: 0);
        MatrixKernelCases.Check<double>(device, units: 0);
    });

    [Fact]
    public void ARun_IsTheSame_WithFiveThreads() => With(5, device =>
    {
        using Pair pair = new((table, options) => OptimizerRun.Create(table, new SoapSettings { Refresh = 2 }, options), device, shapes: [("tall", [9, 4]), ("wide", [3, 8])]);
        pair.Step();
        pair.StartAlike();
        for (int step = 0; step < 3; step++)
            pair.Step();
        pair.RequireSame(units: 1024);
    });

    private static void With(int threads, Action<IlgpuDevice> test)
    {
        int before = Accelerator.Threads;
        Accelerator.Threads = threads;
        try
        {
            using IlgpuDevice device = IlgpuDevice.Open("cpu");
            test(device);
        }
        finally
        {
            Accelerator.Threads = before;
        }
    }
}
