using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace ScheduleDsl.Ilgpu;

/// <summary>Device memory of somebody else's, by its address: kernels read and write it, copies go in and out, and it is never freed.</summary>
internal sealed class BorrowedBuffer : MemoryBuffer
{
    public BorrowedBuffer(Accelerator accelerator, nint address, long length, int elementSize)
        : base(accelerator, length, elementSize) => NativePtr = address;

    protected override void MemSet(AcceleratorStream stream, byte value, in ArrayView<byte> targetView)
    {
        switch (stream)
        {
            case CudaStream cuda:
                CudaMemoryBuffer.CudaMemSet(cuda, value, targetView);
                break;
            case CLStream openCl:
                CLMemoryBuffer.CLMemSet(openCl, value, targetView);
                break;
            default:
                CPUMemoryBuffer.CPUMemSet(targetView.LoadEffectiveAddressAsPtr(), value, 0, targetView.LengthInBytes);
                break;
        }
    }

    protected override void CopyTo(AcceleratorStream stream, in ArrayView<byte> sourceView, in ArrayView<byte> targetView) => Copy(stream, sourceView, targetView);

    protected override void CopyFrom(AcceleratorStream stream, in ArrayView<byte> sourceView, in ArrayView<byte> targetView) => Copy(stream, sourceView, targetView);

    // It is not ours to free.
    protected override void DisposeAcceleratorObject(bool disposing)
    {
    }

    private static void Copy(AcceleratorStream stream, in ArrayView<byte> source, in ArrayView<byte> target)
    {
        switch (stream)
        {
            case CudaStream cuda:
                CudaMemoryBuffer.CudaCopy(cuda, source, target);
                break;
            case CLStream openCl:
                CLMemoryBuffer.CLCopy(openCl, source, target);
                break;
            default:
                CPUMemoryBuffer.CPUCopy(stream, source, target);
                break;
        }
    }
}
