using System;
using ILGPU;
using ILGPU.Runtime;
using ScheduleDsl.Ilgpu;

namespace ScheduleDsl.Gpu.Benchmarks;

/// <summary>Reads half as many bytes as asked for and writes the other half: the driver's own copy from one buffer to another.</summary>
internal sealed class DeviceCopy : IDisposable
{
    private const long MostBytes = 1L << 30;

    private readonly IlgpuDevice device;
    private readonly MemoryBuffer1D<byte, Stride1D.Dense> from, to;
    private readonly long half;

    public DeviceCopy(IlgpuDevice device, long bytes)
    {
        (this.device, half) = (device, bytes / 2);
        long length = Math.Min(half, MostBytes);
        (from, to) = (device.Accelerator.Allocate1D<byte>(length), device.Accelerator.Allocate1D<byte>(length));
    }

    public void Launch()
    {
        for (long left = half; left > 0; left -= from.Length)
        {
            long part = Math.Min(left, from.Length);
            ArrayView<byte> source = from.View.SubView(0, part), target = to.View.SubView(0, part);
            source.CopyTo(device.Stream, target);
        }
    }

    public void Dispose()
    {
        from.Dispose();
        to.Dispose();
    }
}
