using System;
using System.Buffers;

namespace ScheduleDsl;

/// <summary>Where the numbers of one tensor are, and what holds them in place.</summary>
internal readonly unsafe struct TensorMemory
{
    private readonly MemoryHandle pin;
    private readonly long offset;

    private TensorMemory(nint address, MemoryHandle pin = default, AlignedMemory? arena = null, long offset = 0) =>
        (Address, this.pin, Arena, this.offset) = (address, pin, arena, offset);

    public nint Address { get; }

    /// <summary>The arena that the tensor lies in, or null where the memory is somebody else's.</summary>
    public AlignedMemory? Arena { get; }

    /// <summary>Whether it is an address of somebody else's: nothing of it is held.</summary>
    public bool IsBorrowed { get; private init; }

    public static TensorMemory Borrowed(nint address) => new(address) { IsBorrowed = true };

    public static TensorMemory InArena(AlignedMemory arena, long byteOffset) =>
        new((nint)(arena.Address + byteOffset), arena: arena, offset: byteOffset);

    public static TensorMemory Pinned<T>(Memory<T> memory)
    {
        MemoryHandle pin = memory.Pin();
        return new((nint)pin.Pointer, pin);
    }

    public Span<T> Span<T>(int length)
        where T : unmanaged => Arena is null ? new Span<T>((void*)Address, length) : Arena.Span<T>(offset, length);

    public void Release() => pin.Dispose();
}
