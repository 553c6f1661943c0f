using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ScheduleDsl;

/// <summary>
/// Zeroed memory that never moves. Pinned arrays rather than native memory: a span that outlives its owner keeps them alive
/// instead of pointing into freed memory.
/// </summary>
internal sealed unsafe class AlignedMemory
{
    /// <summary>A cache line, and the widest vector.</summary>
    public const int Alignment = 64;

    private const long Large = 1 << 20;

    private readonly ulong[] storage;

    /// <param name="bytes">Usable size.</param>
    /// <param name="stream">
    /// Position among the streams that one loop reads side by side: parameters 0, gradients 1, states from 2. Streams that
    /// begin at the same offset within a page compete for the same cache sets, so each begins a little later.
    /// </param>
    public AlignedMemory(long bytes, int stream)
    {
        // Large blocks start at huge-page boundaries, then step by some pages and some lines.
        (long start, long skew) = bytes >= Large ? (2L << 20, (16384 + 256) * (long)(stream % 64)) : (Alignment, 256L * (stream % 16));
        storage = GC.AllocateArray<ulong>(checked((int)((bytes + start + skew + 7) / 8)), pinned: true);
        long address = (long)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(storage));
        Address = (byte*)((address + start - 1) / start * start + skew);
        Bytes = bytes;
    }

    public byte* Address { get; }

    public long Bytes { get; }

    /// <summary>A span that keeps the memory alive.</summary>
    public Span<T> Span<T>(long byteOffset, int length)
        where T : unmanaged
    {
        ref byte first = ref Unsafe.As<ulong, byte>(ref MemoryMarshal.GetArrayDataReference(storage));
        nint offset = (nint)(Address - (byte*)Unsafe.AsPointer(ref first) + byteOffset);
        return MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref Unsafe.Add(ref first, offset)), length);
    }
}
