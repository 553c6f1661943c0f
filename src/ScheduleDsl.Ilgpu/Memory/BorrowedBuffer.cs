using System;
using ILGPU;
using ILGPU.Runtime;

namespace ScheduleDsl.Ilgpu;

/// <summary>Device memory of somebody else's, by its address. Kernels alone touch it.</summary>
internal sealed class BorrowedBuffer : MemoryBuffer
{
    public BorrowedBuffer(Accelerator accelerator, nint address, long length, int elementSize)
        : base(accelerator, length, elementSize) => NativePtr = address;

    protected override void MemSet(AcceleratorStream stream, byte value, in ArrayView<byte> targetView) => throw new NotSupportedException();

    protected override void CopyTo(AcceleratorStream stream, in ArrayView<byte> sourceView, in ArrayView<byte> targetView) => throw new NotSupportedException();

    protected override void CopyFrom(AcceleratorStream stream, in ArrayView<byte> sourceView, in ArrayView<byte> targetView) => throw new NotSupportedException();

    // It is not ours to free.
    protected override void DisposeAcceleratorObject(bool disposing)
    {
    }
}
