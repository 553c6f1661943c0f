using ILGPU;
using ILGPU.Runtime;

namespace ScheduleDsl.Ilgpu;

/// <summary>Numbers of all tensors of a route in one stretch of device memory, whatever their type.</summary>
internal abstract class DeviceArray
{
    /// <summary>Copies numbers from the host.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="start">The first number here.</param>
    /// <param name="host">Where they are.</param>
    /// <param name="count">How many.</param>
    public abstract unsafe void Upload(AcceleratorStream stream, long start, byte* host, long count);

    /// <summary>Copies numbers to the host.</summary>
    /// <inheritdoc cref="Upload"/>
    public abstract unsafe void Download(AcceleratorStream stream, long start, byte* host, long count);

    /// <summary>Copies numbers on the device, to another array of the same type.</summary>
    public abstract void CopyTo(IlgpuDevice device, long start, DeviceArray other, long otherStart, long count);

    /// <summary>Memory of somebody else's.</summary>
    public static DeviceArray Borrow(ElementType type, IlgpuDevice device, nint address, long count) => type switch
    {
        ElementType.Float32 => new DeviceArray<float>(new ArrayView<float>(new BorrowedBuffer(device.Accelerator, address, count, sizeof(float)), 0, count)),
        _ => new DeviceArray<ushort>(new ArrayView<ushort>(new BorrowedBuffer(device.Accelerator, address, count, sizeof(ushort)), 0, count)),
    };

    /// <summary>Takes memory for numbers of a type.</summary>
    public static DeviceArray Of(ElementType type, DeviceBuffers buffers, string what, long count) => type switch
    {
        ElementType.Float32 => new DeviceArray<float>(buffers.Take<float>(what, count)),
        ElementType.Float64 => new DeviceArray<double>(buffers.Take<double>(what, count)),
        _ => new DeviceArray<ushort>(buffers.Take<ushort>(what, count)),
    };
}

/// <inheritdoc/>
internal sealed class DeviceArray<T>(ArrayView<T> view) : DeviceArray
    where T : unmanaged
{
    public ArrayView<T> View { get; } = view;

    public override unsafe void Upload(AcceleratorStream stream, long start, byte* host, long count)
    {
        if (count > 0)
            View.SubView(start, count).CopyFromCPU(stream, ref *(T*)host, count);
    }

    public override unsafe void Download(AcceleratorStream stream, long start, byte* host, long count)
    {
        if (count > 0)
            View.SubView(start, count).CopyToCPU(stream, ref *(T*)host, count);
    }

    public override void CopyTo(IlgpuDevice device, long start, DeviceArray other, long otherStart, long count) =>
        device.Launch("copying on the device", () => device.Kernels.Copy(View.SubView(start, count), ((DeviceArray<T>)other).View.SubView(otherStart, count)));
}
