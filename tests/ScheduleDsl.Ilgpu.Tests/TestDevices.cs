using System;
using Xunit;
using Xunit.Abstractions;

namespace ScheduleDsl.Ilgpu.Tests;

/// <summary>The devices that tests run on: ILGPU's simulation always, with uniform code in kernels and on the host, and OpenCL where there is a device.</summary>
public static class TestDevices
{
    private static readonly Lazy<IlgpuDevice> Cpu = new(() => IlgpuDevice.Open("cpu"));
    private static readonly Lazy<IlgpuDevice> CpuAndHost = new(() => IlgpuDevice.Open("cpu", new IlgpuOptions { UniformsOnHost = true }));

    private static readonly Lazy<(IlgpuDevice? Device, string Reason)> OpenCL = new(() =>
    {
        try
        {
            return (IlgpuDevice.Open("opencl", new IlgpuOptions { AcceptOpenCLWithoutGenericAddressSpace = true }), "");
        }
        catch (IlgpuException e)
        {
            return (null, e.Message);
        }
    });

    /// <summary>Whether the devices are those of the stand-in for ILGPU that these tests own.</summary>
    public static bool IsStandIn => typeof(ILGPU.Context).Assembly.GetName().Name != "ILGPU";

    public static TheoryData<string> Kinds => new() { "cpu", "cpu-host", "opencl" };

    /// <summary>The device of a kind; null, with the reason printed, where there is none.</summary>
    public static IlgpuDevice? Find(string kind, ITestOutputHelper output)
    {
        if (kind is "cpu" or "cpu-host")
            return kind == "cpu" ? Cpu.Value : CpuAndHost.Value;
        if (OpenCL.Value.Device is null)
        {
            output.WriteLine($"Not tested on OpenCL: {OpenCL.Value.Reason}");
            Console.WriteLine($"Not tested on OpenCL: {OpenCL.Value.Reason}");
        }

        return OpenCL.Value.Device;
    }
}
