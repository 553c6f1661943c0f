using System;
using ILGPU.Runtime;

namespace ILGPU;

/// <summary>Stand-in: numbers in the memory of a device, here the process's own. Unlike the original it checks every index.</summary>
public readonly unsafe struct ArrayView<T> : IEquatable<ArrayView<T>>
    where T : unmanaged
{
    private readonly T* pointer;

    public ArrayView(MemoryBuffer source, long index, long length)
        : this((T*)source.NativePtr + index, length)
    {
    }

    internal ArrayView(T* pointer, long length)
    {
        this.pointer = pointer;
        Length = length;
    }

    public long Length { get; }

    public int IntLength => checked((int)Length);

    public long LengthInBytes => Length * sizeof(T);

    public bool IsValid => pointer != null;

    public bool HasNoData => Length == 0;

    public ref T this[long index]
    {
        get
        {
            if ((ulong)index >= (ulong)Length)
                throw new IndexOutOfRangeException($"A kernel asks for number {index} of {Length}.");
            return ref pointer[index];
        }
    }

    public ref T this[int index] => ref this[(long)index];

    public ArrayView<T> BaseView => this;

    public ArrayView<T> SubView(long index, long length)
    {
        if (index < 0 || length < 0 || index + length > Length)
            throw new ArgumentOutOfRangeException(nameof(index), $"{length} numbers from {index} on are not within {Length}.");
        return new ArrayView<T>(pointer + index, length);
    }

    public ArrayView<TOther> Cast<TOther>()
        where TOther : unmanaged => new((TOther*)pointer, LengthInBytes / sizeof(TOther));

    public bool Equals(ArrayView<T> other) => pointer == other.pointer && Length == other.Length;

    public override bool Equals(object? obj) => obj is ArrayView<T> other && Equals(other);

    public override int GetHashCode() => HashCode.Combine((nint)pointer, Length);

    internal Span<T> Span => new(pointer, IntLength);
}

/// <summary>Stand-in: copies between the host and a device.</summary>
public static class ArrayViewExtensions
{
    public static unsafe nint LoadEffectiveAddressAsPtr<T>(this ArrayView<T> view)
        where T : unmanaged
    {
        fixed (T* at = view.Span)
            return (nint)at;
    }

    public static void CopyFromCPU<T>(this ArrayView<T> view, AcceleratorStream stream, T[] source)
        where T : unmanaged => source.AsSpan().CopyTo(view.Span);

    public static void CopyFromCPU<T>(this ArrayView<T> view, T[] source)
        where T : unmanaged => source.AsSpan().CopyTo(view.Span);

    public static void CopyToCPU<T>(this ArrayView<T> view, AcceleratorStream stream, T[] target)
        where T : unmanaged => view.Span[..Math.Min(view.IntLength, target.Length)].CopyTo(target);

    public static void CopyToCPU<T>(this ArrayView<T> view, T[] target)
        where T : unmanaged => view.Span[..Math.Min(view.IntLength, target.Length)].CopyTo(target);

    public static unsafe void CopyFromCPU<T>(this ArrayView<T> view, AcceleratorStream stream, ref T source, long length)
        where T : unmanaged
    {
        fixed (T* from = &source)
            new Span<T>(from, checked((int)length)).CopyTo(view.Span);
    }

    public static unsafe void CopyToCPU<T>(this ArrayView<T> view, AcceleratorStream stream, ref T target, long length)
        where T : unmanaged
    {
        fixed (T* to = &target)
            view.Span[..checked((int)length)].CopyTo(new Span<T>(to, checked((int)length)));
    }

    public static void CopyTo<T>(this ArrayView<T> view, AcceleratorStream stream, ArrayView<T> target)
        where T : unmanaged => view.Span.CopyTo(target.Span);

    public static void MemSetToZero<T>(this ArrayView<T> view, AcceleratorStream stream)
        where T : unmanaged => view.Span.Clear();

    public static T[] GetAsArray<T>(this ArrayView<T> view, AcceleratorStream stream)
        where T : unmanaged => view.Span.ToArray();
}
