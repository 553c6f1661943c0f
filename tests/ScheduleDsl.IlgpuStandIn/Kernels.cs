using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Threading;

namespace ILGPU;

/// <summary>Stand-in: the number of a thread of a launch.</summary>
public readonly struct Index1D(int x) : IIndex
{
    public int X { get; } = x;

    public static implicit operator int(Index1D index) => index.X;

    public static implicit operator Index1D(int x) => new(x);
}

/// <summary>Stand-in.</summary>
public interface IIndex;

/// <summary>Stand-in: thread groups and threads in each.</summary>
public readonly record struct KernelConfig(int Groups, int Threads);

/// <summary>Stand-in: what a kernel knows of where it is.</summary>
public static class Grid
{
    public static int IdxX => GroupAtWork.Current.Number;

    public static int DimX => GroupAtWork.Current.Groups;

    public static Index1D GlobalIndex => IdxX * Group.DimX + Group.IdxX;
}

/// <summary>Stand-in: what a kernel knows of its thread group.</summary>
public static class Group
{
    public static int IdxX => GroupAtWork.Lane;

    public static int DimX => GroupAtWork.Current.Threads;

    public static void Barrier() => GroupAtWork.Current.Wait();
}

/// <summary>Stand-in: memory that the threads of a group share.</summary>
public static class SharedMemory
{
    public static ArrayView<T> Allocate<T>(int length)
        where T : unmanaged => GroupAtWork.Current.Share<T>(length);
}

/// <summary>Stand-in: additions that no other thread comes between.</summary>
public static class Atomic
{
    public static int Add(ref int target, int value) => Interlocked.Add(ref target, value) - value;

    public static long Add(ref long target, long value) => Interlocked.Add(ref target, value) - value;
}

/// <summary>Stand-in: bits of numbers.</summary>
public static class Interop
{
    public static uint FloatAsInt(float value) => BitConverter.SingleToUInt32Bits(value);

    public static ulong FloatAsInt(double value) => BitConverter.DoubleToUInt64Bits(value);

    public static float IntAsFloat(uint bits) => BitConverter.UInt32BitsToSingle(bits);

    public static double IntAsFloat(ulong bits) => BitConverter.UInt64BitsToDouble(bits);

    public static int SizeOf<T>()
        where T : unmanaged => System.Runtime.CompilerServices.Unsafe.SizeOf<T>();
}

/// <summary>The group that a thread belongs to while it runs a kernel.</summary>
internal sealed unsafe class GroupAtWork(int groups, int threads, Barrier? barrier)
{
    [ThreadStatic]
    private static GroupAtWork? current;

    [ThreadStatic]
    private static int lane;

    [ThreadStatic]
    private static int allocated;

    private readonly List<(nint Address, int Length)> shared = [];

    public static GroupAtWork Current => current ?? throw new InvalidOperationException("Only a kernel may ask for its group.");

    public static int Lane => lane;

    public int Number { get; private set; }

    public int Groups { get; } = groups;

    public int Threads { get; } = threads;

    /// <summary>Runs one thread through all groups.</summary>
    public void Run(int thread, Action kernel)
    {
        (current, lane) = (this, thread);
        try
        {
            for (int group = 0; group < Groups; group++)
            {
                if (thread == 0)
                    Number = group;
                allocated = 0;
                Wait();
                kernel();
                Wait();
            }
        }
        finally
        {
            current = null;
        }
    }

    public void Wait() => barrier?.SignalAndWait();

    // Every thread asks for the same memory in the same order.
    public ArrayView<T> Share<T>(int length)
        where T : unmanaged
    {
        lock (shared)
        {
            int place = allocated++;
            if (place == shared.Count)
                shared.Add(((nint)NativeMemory.AllocZeroed((nuint)(length * sizeof(T))), length));
            return new ArrayView<T>((T*)shared[place].Address, length);
        }
    }

    public void Free()
    {
        foreach ((nint address, _) in shared)
            NativeMemory.Free((void*)address);
    }
}
