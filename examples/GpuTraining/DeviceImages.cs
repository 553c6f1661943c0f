using System;
using System.Linq;
using Examples;
using ILGPU;
using ILGPU.Runtime;
using ScheduleDsl.Ilgpu;
using TrainDigits.Digits;

namespace GpuTraining;

/// <summary>Images on the device, and the order in which batches take them.</summary>
internal sealed class DeviceImages : IDisposable
{
    private readonly IlgpuDevice device;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> pixels;
    private readonly MemoryBuffer1D<int, Stride1D.Dense> labels, order;

    public DeviceImages(IlgpuDevice device, DigitSet digits)
    {
        (this.device, Count) = (device, digits.Count);
        pixels = device.Accelerator.Allocate1D(digits.Pixels);
        labels = device.Accelerator.Allocate1D(digits.Labels);
        order = device.Accelerator.Allocate1D(Enumerable.Range(0, digits.Count).ToArray());
    }

    public int Count { get; }

    public ArrayView<float> Pixels => pixels.View;

    public ArrayView<int> Labels => labels.View;

    public ArrayView<int> Order => order.View;

    /// <summary>A new order for an epoch.</summary>
    public void Shuffle(long seed, long epoch)
    {
        int[] numbers = [.. Enumerable.Range(0, Count)];
        new Seeded(seed, Purpose.Batches, epoch).Shuffle(numbers);
        order.View.CopyFromCPU(device.Stream, numbers);
        device.Synchronize();
    }

    public void Dispose()
    {
        pixels.Dispose();
        labels.Dispose();
        order.Dispose();
    }
}
