using System;
using ScheduleDsl.Optimizers;
using Xunit;
using Xunit.Abstractions;

namespace ScheduleDsl.Ilgpu.Tests;

public class ErrorTests(ITestOutputHelper output)
{
    [Fact]
    public void AnUnknownKind_IsToldWithThoseThatThereAre()
    {
        Assert.Contains("cuda, opencl, cpu", Assert.Throws<IlgpuException>(() => IlgpuDevice.Open("rocm")).Message, StringComparison.Ordinal);
        Assert.Contains("cpu 0", Assert.Throws<IlgpuException>(() => IlgpuDevice.Open("cpu", new IlgpuOptions { Index = 7 })).Message, StringComparison.Ordinal);
        foreach (IlgpuDeviceInfo info in IlgpuDevice.List())
            output.WriteLine(info.ToString());
    }

    [Fact]
    public void Doubles_StayOnTheProcessor()
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float64, ("w", [3]));
        ArgumentException e = Assert.Throws<ArgumentException>(() => AdamW.For(table, new AdamWSettings(), new RunOptions { Device = TestDevices.Find("cpu", output) }));
        Assert.Contains("Float64", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ADisposedDevice_IsTold()
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("w", [3]));
        IlgpuDevice device = IlgpuDevice.Open("cpu");
        using OptimizerRun run = AdamW.For(table, new AdamWSettings(), new RunOptions { Device = device });
        run.Step();
        device.Dispose();
        Assert.Throws<ObjectDisposedException>(() => run.Step());
        Assert.Throws<ObjectDisposedException>(() => device.Synchronize());
    }

    [Fact]
    public void ARunElsewhere_HasNoMemoryHere()
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("w", [3]));
        using OptimizerRun run = AdamW.For(table, new AdamWSettings());
        Assert.Contains("processor", Assert.Throws<ArgumentException>(() => TestDevices.Find("cpu", output)!.MemoryOf(run)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GradientsThatAreMissing_AreNamed()
    {
        using ParameterTable table = new();
        table.Add("w", new float[3]);
        using OptimizerRun run = AdamW.For(table, new AdamWSettings(), new RunOptions { Device = TestDevices.Find("cpu", output) });
        Assert.Contains("w", Assert.Throws<InvalidOperationException>(() => run.Step()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Devices_AreFoundByName()
    {
        using IlgpuDevice device = (IlgpuDevice)RunDevices.Open("ilgpu-cpu");
        Assert.Equal("cpu", device.Kind);
    }
}
