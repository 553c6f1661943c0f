using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ILGPU;
using ILGPU.Runtime;

namespace ScheduleDsl.Ilgpu;

/// <summary>The memory that a run has taken from a device.</summary>
internal sealed class DeviceBuffers(IlgpuDevice device) : IDisposable
{
    private readonly List<(string What, MemoryBuffer Buffer)> buffers = [];

    /// <summary>Bytes taken at present.</summary>
    public long Bytes => buffers.Sum(taken => taken.Buffer.LengthInBytes);

    /// <summary>Takes memory, zeroed; at least one number, since no device has views of nothing.</summary>
    /// <param name="what">What it is for, in the words of messages.</param>
    /// <param name="count">Numbers.</param>
    /// <exception cref="IlgpuException">The device has no room; the message says what takes how much.</exception>
    public ArrayView<T> Take<T>(string what, long count)
        where T : unmanaged
    {
        try
        {
            MemoryBuffer1D<T, Stride1D.Dense> buffer = device.Accelerator.Allocate1D<T>(Math.Max(1, count));
            buffers.Add((what, buffer));
            buffer.MemSetToZero(device.Stream);
            return buffer.View.BaseView;
        }
        catch (Exception e) when (e is AcceleratorException or OutOfMemoryException)
        {
            long bytes = count * Interop.SizeOf<T>();
            throw new IlgpuException($"{device.Name} has no room for {Text(bytes)} of {what}: {Text(device.Accelerator.MemorySize)} in all, and this run has taken {Taken()} already. {e.Message}", e);
        }
    }

    /// <summary>Takes memory for numbers of the host and hands them over.</summary>
    public ArrayView<T> Take<T>(string what, IReadOnlyCollection<T> numbers)
        where T : unmanaged
    {
        ArrayView<T> view = Take<T>(what, numbers.Count);
        if (numbers.Count > 0)
            view.SubView(0, numbers.Count).CopyFromCPU(device.Stream, numbers.ToArray());
        return view;
    }

    /// <summary>Gives one buffer back.</summary>
    public void Return<T>(ArrayView<T> view)
        where T : unmanaged
    {
        int place = buffers.FindIndex(taken => taken.Buffer is MemoryBuffer1D<T, Stride1D.Dense> buffer && buffer.View.BaseView.Equals(view));
        if (place < 0)
            return;
        device.Stream.Synchronize();
        buffers[place].Buffer.Dispose();
        buffers.RemoveAt(place);
    }

    public void Dispose()
    {
        if (!device.IsDisposed)
        {
            foreach ((_, MemoryBuffer buffer) in buffers)
                buffer.Dispose();
        }

        buffers.Clear();
    }

    private string Taken() => buffers.Count == 0 ? "nothing" : string.Join(", ", buffers.GroupBy(taken => taken.What)
        .Select(group => (What: group.Key, Bytes: group.Sum(taken => taken.Buffer.LengthInBytes)))
        .OrderByDescending(group => group.Bytes).Take(6).Select(group => $"{Text(group.Bytes)} of {group.What}"));

    private static string Text(long bytes) => bytes switch
    {
        >= 1L << 30 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1073741824.0:0.0} GiB"),
        >= 1L << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.0} MiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes"),
    };
}
