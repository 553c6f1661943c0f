using System;
using System.Collections;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Threading;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.OpenCL;

namespace ILGPU
{
    /// <summary>Stand-in.</summary>
    public enum OptimizationLevel { O0, O1, O2 }

    /// <summary>Stand-in: knows one device, the process itself.</summary>
    public sealed class Context : IDisposable, IEnumerable<Device>
    {
        private readonly List<Device> devices;

        private Context(List<Device> devices) => this.devices = devices;

        public static Context Create(Action<Builder> build)
        {
            Builder builder = new();
            build(builder);
            return new Context(builder.Devices);
        }

        public IReadOnlyList<Device> Devices => devices;

        public IEnumerator<Device> GetEnumerator() => devices.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public void Dispose()
        {
        }

        /// <summary>Stand-in.</summary>
        public sealed class Builder
        {
            internal List<Device> Devices { get; } = [];

            public Builder CPU(CPUDevice device)
            {
                Devices.Add(device);
                return this;
            }

            public Builder Optimize(OptimizationLevel level) => this;
        }
    }

    /// <summary>Stand-in: nothing compiles kernels here, so it is thrown for what a test asks to be refused alone.</summary>
    public sealed class InternalCompilerException(string message) : Exception(message);

    /// <summary>Stand-in.</summary>
    public static class ContextExtensions
    {
        public static Context.Builder OpenCL(this Context.Builder builder, Predicate<CLDevice> filter) => builder;
    }
}

namespace ILGPU.Runtime
{
    /// <summary>Stand-in.</summary>
    public enum AcceleratorType { CPU, Cuda, OpenCL }

    /// <summary>Stand-in.</summary>
    public abstract class Device(string name, AcceleratorType type)
    {
        public string Name { get; } = name;

        public AcceleratorType AcceleratorType { get; } = type;

        public long MemorySize => long.MaxValue;

        public virtual Accelerator CreateAccelerator(Context context) => new(this);
    }

    /// <summary>Stand-in.</summary>
    public abstract class CapabilityContext;

    /// <summary>Stand-in.</summary>
    public class AcceleratorException(string message) : Exception(message);

    /// <summary>Stand-in.</summary>
    public sealed class CapabilityNotSupportedException(string message) : Exception(message);

    /// <summary>Stand-in: everything has happened when a launch returns.</summary>
    public class AcceleratorStream
    {
        public void Synchronize()
        {
        }
    }

    /// <summary>Stand-in: runs the groups of a launch one after the other, and the threads of a group at the same time, since they wait for each other.</summary>
    public class Accelerator(Device device) : IDisposable
    {
        /// <summary>Threads of a group: what no device lets one choose, and tests want to.</summary>
        public static int Threads { get; set; } = 1;

        /// <summary>The name of a kernel that is refused as one that does not compile; null for none.</summary>
        public static string? Refused { get; set; }

        public Device Device { get; } = device;

        public string Name => Device.Name;

        public AcceleratorType AcceleratorType => Device.AcceleratorType;

        public int MaxNumThreadsPerGroup { get; } = Threads;

        public int NumMultiprocessors => 2;

        public long MemorySize => Device.MemorySize;

        public AcceleratorStream DefaultStream { get; } = new();

        public AcceleratorStream CreateStream() => new();

        public void Synchronize()
        {
        }

        public MemoryBuffer1D<T, Stride1D.Dense> Allocate1D<T>(long length)
            where T : unmanaged => new(this, length);

        public void Dispose()
        {
        }

        internal Accelerator Accept(Delegate kernel) => kernel.Method.Name == Refused ? throw new InternalCompilerException($"no form of {Refused}") : this;

        internal void Run(KernelConfig config, Action kernel)
        {
            if (config.Groups < 1 || config.Threads < 1 || config.Threads > MaxNumThreadsPerGroup)
                throw new ArgumentOutOfRangeException(nameof(config), config, "such a launch is refused by devices");
            using Barrier? barrier = config.Threads > 1 ? new Barrier(config.Threads) : null;
            GroupAtWork group = new(config.Groups, config.Threads, barrier);
            Exception? failed = null;
            Thread[] threads = new Thread[config.Threads - 1];
            for (int i = 0; i < threads.Length; i++)
            {
                int thread = i + 1;
                threads[i] = new Thread(() => Try(thread));
                threads[i].Start();
            }

            Try(0);
            foreach (Thread thread in threads)
                thread.Join();
            group.Free();
            if (failed is not null)
                throw new AcceleratorException(failed.ToString());

            void Try(int thread)
            {
                try
                {
                    group.Run(thread, kernel);
                }
                catch (Exception e)
                {
                    failed = e;
                    barrier?.RemoveParticipant();
                }
            }
        }
    }

    /// <summary>Stand-in: memory of a device.</summary>
    public abstract class MemoryBuffer(Accelerator accelerator, long length, int elementSize) : IDisposable
    {
        public Accelerator Accelerator { get; } = accelerator;

        public nint NativePtr { get; protected set; }

        public long Length { get; } = length;

        public long LengthInBytes { get; } = length * elementSize;

        public void Dispose()
        {
            DisposeAcceleratorObject(disposing: true);
            GC.SuppressFinalize(this);
        }

        protected abstract void MemSet(AcceleratorStream stream, byte value, in ArrayView<byte> targetView);

        protected abstract void CopyTo(AcceleratorStream stream, in ArrayView<byte> sourceView, in ArrayView<byte> targetView);

        protected abstract void CopyFrom(AcceleratorStream stream, in ArrayView<byte> sourceView, in ArrayView<byte> targetView);

        protected abstract void DisposeAcceleratorObject(bool disposing);
    }

    /// <summary>Stand-in.</summary>
    public static class Stride1D
    {
        /// <summary>Stand-in.</summary>
        public readonly struct Dense;
    }

    /// <summary>Stand-in.</summary>
    public sealed unsafe class MemoryBuffer1D<T, TStride> : MemoryBuffer
        where T : unmanaged
        where TStride : struct
    {
        internal MemoryBuffer1D(Accelerator accelerator, long length)
            : base(accelerator, length, sizeof(T)) => NativePtr = (nint)NativeMemory.AlignedAlloc((nuint)Math.Max(1, LengthInBytes), 256);

        public ArrayView<T> View => new(this, 0, Length);

        public T[] GetAsArray1D() => View.Span.ToArray();

        public void MemSetToZero(AcceleratorStream stream) => NativeMemory.Clear((void*)NativePtr, (nuint)LengthInBytes);

        protected override void MemSet(AcceleratorStream stream, byte value, in ArrayView<byte> targetView) => targetView.Span.Fill(value);

        protected override void CopyTo(AcceleratorStream stream, in ArrayView<byte> sourceView, in ArrayView<byte> targetView) => sourceView.Span.CopyTo(targetView.Span);

        protected override void CopyFrom(AcceleratorStream stream, in ArrayView<byte> sourceView, in ArrayView<byte> targetView) => sourceView.Span.CopyTo(targetView.Span);

        protected override void DisposeAcceleratorObject(bool disposing)
        {
            NativeMemory.AlignedFree((void*)NativePtr);
            NativePtr = 0;
        }
    }
}

namespace ILGPU.Runtime.CPU
{
    /// <summary>Stand-in: the process itself.</summary>
    public sealed class CPUDevice(int numThreadsPerWarp, int numWarpsPerMultiprocessor, int numMultiprocessors) : Device("stand-in, not ILGPU", AcceleratorType.CPU)
    {
        public int NumThreads { get; } = numThreadsPerWarp * numWarpsPerMultiprocessor * numMultiprocessors;
    }
}

namespace ILGPU.Runtime.CPU
{
    /// <summary>Stand-in: copies within the process.</summary>
    public static unsafe class CPUMemoryBuffer
    {
        public static void CPUMemSet(nint nativePtr, byte value, long offsetInBytes, long lengthInBytes) => NativeMemory.Fill((byte*)nativePtr + offsetInBytes, (nuint)lengthInBytes, value);

        public static void CPUCopy<T>(AcceleratorStream stream, in ArrayView<T> sourceView, in ArrayView<T> targetView)
            where T : unmanaged => sourceView.Span.CopyTo(targetView.Span);
    }
}

namespace ILGPU.Runtime.Cuda
{
    /// <summary>Stand-in: there is none.</summary>
    public sealed class CudaStream : AcceleratorStream;

    /// <summary>Stand-in: there is none.</summary>
    public sealed class CudaAccelerator(Device device) : Accelerator(device);

    /// <summary>Stand-in.</summary>
    public enum CuBlasOperation { NonTranspose, Transpose }

    /// <summary>Stand-in.</summary>
    public enum CuBlasPointerMode { Host, Device }

    /// <summary>Stand-in: products as the reference of BLAS has them, of columns.</summary>
    public sealed class CuBlas(CudaAccelerator accelerator) : IDisposable
    {
        /// <summary>Products so far.</summary>
        public static int Calls { get; private set; }

        public CudaAccelerator Accelerator { get; } = accelerator;

        public CudaStream? Stream { get; set; }

        public CuBlasPointerMode PointerMode { get; set; }

        public void Gemm(
            CuBlasOperation transa, CuBlasOperation transb, int m, int n, int k, ArrayView<float> alpha, ArrayView<float> a, int lda, ArrayView<float> b, int ldb, ArrayView<float> beta, ArrayView<float> c, int ldc)
        {
            if (Stream is null || PointerMode != CuBlasPointerMode.Device)
                throw new InvalidOperationException("Factors are read on the device, and products belong to a stream.");
            for (int i = 0; i < m; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    float sum = 0;
                    for (int term = 0; term < k; term++)
                        sum += a[transa == CuBlasOperation.NonTranspose ? i + term * lda : term + i * lda] * b[transb == CuBlasOperation.NonTranspose ? term + j * ldb : j + term * ldb];
                    c[i + j * ldc] = beta[0] == 0 ? alpha[0] * sum : alpha[0] * sum + beta[0] * c[i + j * ldc];
                }
            }

            Calls++;
        }

        public void Dispose()
        {
        }
    }

    /// <summary>Stand-in: never called.</summary>
    public static class CudaMemoryBuffer
    {
        public static void CudaMemSet<T>(CudaStream stream, byte value, in ArrayView<T> targetView)
            where T : unmanaged => throw new NotSupportedException();

        public static void CudaCopy<T>(CudaStream stream, in ArrayView<T> sourceView, in ArrayView<T> targetView)
            where T : unmanaged => throw new NotSupportedException();
    }

    /// <summary>Stand-in: there is none.</summary>
    public sealed class CudaDevice() : Device("none", AcceleratorType.Cuda);

    /// <summary>Stand-in.</summary>
    public static class CudaContextExtensions
    {
        public static Context.Builder Cuda(this Context.Builder builder, Predicate<CudaDevice> filter) => builder;
    }
}

namespace ILGPU.Runtime.OpenCL
{
    /// <summary>Stand-in: there is none.</summary>
    public sealed class CLStream : AcceleratorStream;

    /// <summary>Stand-in: never called.</summary>
    public static class CLMemoryBuffer
    {
        public static void CLMemSet<T>(CLStream stream, byte value, in ArrayView<T> targetView)
            where T : unmanaged => throw new NotSupportedException();

        public static void CLCopy<T>(CLStream stream, in ArrayView<T> sourceView, in ArrayView<T> targetView)
            where T : unmanaged => throw new NotSupportedException();
    }

    /// <summary>Stand-in: never thrown.</summary>
    public sealed class CLException(string error) : AcceleratorException(error)
    {
        public string Error { get; } = error;
    }

    /// <summary>Stand-in: there is none.</summary>
    public sealed class CLDevice() : Device("none", AcceleratorType.OpenCL)
    {
        public CapabilityContext Capabilities { get; } = new CLCapabilityContext();
    }

    /// <summary>Stand-in.</summary>
    public sealed class CLCapabilityContext : CapabilityContext
    {
        public bool GenericAddressSpace { get; internal set; }

        public bool Float64 { get; internal set; }
    }
}
