using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Threading;
using System.Threading.Tasks;

namespace ScheduleDsl.Cli.Measuring;

/// <summary>Reads as many arrays as a rule and writes as many of them back, without computing anything: what memory allows.</summary>
internal sealed unsafe class CopyLoop : IDisposable
{
    // Small enough that the arrays' pieces stay in the first cache's reach of the prefetchers, as those of a fused loop do.
    private const int Piece = 1024;
    private const nuint Alignment = 64;

    private static uint unseenZero = 0;
    private static uint seen;

    private readonly uint*[] arrays;
    private readonly Traffic traffic;
    private readonly int length;

    public CopyLoop(Traffic traffic, int length)
    {
        (this.traffic, this.length) = (traffic, length);
        arrays = new uint*[Math.Max(traffic.Reads, traffic.Writes)];
        for (int i = 0; i < arrays.Length; i++)
        {
            arrays[i] = (uint*)NativeMemory.AlignedAlloc((nuint)Math.Max(1, length) * sizeof(uint), Alignment);
            new Span<uint>(arrays[i], length).Fill((uint)i);
        }
    }

    public void Run(int threads)
    {
        if (threads == 1)
        {
            Move(0, length);
            return;
        }
        int part = (length / threads + Piece - 1) / Piece * Piece;
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads },
            t => Move(Math.Min(length, t * part), t == threads - 1 ? length : Math.Min(length, (t + 1) * part)));
    }

    public void Dispose()
    {
        foreach (uint* array in arrays)
            NativeMemory.AlignedFree(array);
        Array.Clear(arrays);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Move(int from, int to)
    {
        Vector256<uint> zero = Vector256.Create(Volatile.Read(ref unseenZero)), sum = zero;
        for (int start = from; start < to; start += Piece)
        {
            int count = Math.Min(Piece, to - start) / Vector256<uint>.Count * Vector256<uint>.Count;
            for (int a = 0; a < arrays.Length; a++)
            {
                uint* array = arrays[a] + start;
                if (a >= traffic.Writes)
                {
                    for (int i = 0; i < count; i += Vector256<uint>.Count)
                        sum ^= Vector256.Load(array + i);
                }
                else
                {
                    for (int i = 0; i < count; i += Vector256<uint>.Count)
                        (Vector256.Load(array + i) ^ zero).Store(array + i);
                }
            }
        }
        seen = sum.ToScalar();
    }
}
