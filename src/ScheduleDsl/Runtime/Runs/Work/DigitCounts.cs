using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScheduleDsl;

/// <summary>Counts numbers by one digit of their <see cref="OrderedBits"/>.</summary>
internal static unsafe class DigitCounts
{
    /// <summary>Bits of a digit, but for a last one that may have fewer.</summary>
    public const int Digit = 11;

    public const int Buckets = 1 << Digit;

    // Neighbours mostly fall into the same few buckets, and adding to one number again and again waits for itself.
    private const int Tables = 4;
    private const int WorthTables = 16 * 1024;
    private const int MostAtOnce = 1 << 30;

    /// <summary>Counts all numbers by their first digit; true where one is NaN.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="length">How many.</param>
    /// <param name="below">Bits of a key below the digit.</param>
    /// <param name="counts">A count for each value of the digit, added to.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool AddAll<T>(T* numbers, long length, int below, long* counts)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        bool hasNaN = false;
        if (length >= WorthTables)
            return AddToTables(numbers, length, below, counts);
        for (long i = 0; i < length; i++)
        {
            hasNaN |= T.IsNaN(numbers[i]);
            counts[OrderedBits.Of(numbers[i]) >> below]++;
        }

        return hasNaN;
    }

    /// <summary>Counts those numbers by a digit whose upper digits are those of a key.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="length">How many.</param>
    /// <param name="below">Bits of a key below the digit.</param>
    /// <param name="digit">Bits of the digit.</param>
    /// <param name="upper">The upper digits.</param>
    /// <param name="counts">A count for each value of the digit, added to.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add<T>(T* numbers, long length, int below, int digit, ulong upper, long* counts)
        where T : unmanaged
    {
        ulong mask = (1UL << digit) - 1;
        long i = typeof(T) == typeof(float) && Vector256.IsHardwareAccelerated ? AddVectors((int*)numbers, length, below, digit, upper, counts) : 0;
        for (; i < length; i++)
        {
            ulong own = OrderedBits.Of(numbers[i]) >> below;
            if (own >> digit == upper)
                counts[own & mask]++;
        }
    }

    /// <summary>The smallest key above one; the largest of all keys where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Above<T>(T* numbers, long length, ulong key)
        where T : unmanaged
    {
        ulong least = ulong.MaxValue;
        for (long i = 0; i < length; i++)
        {
            ulong own = OrderedBits.Of(numbers[i]);
            if (own > key && own < least)
                least = own;
        }

        return least;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool AddToTables<T>(T* numbers, long length, int below, long* counts)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        bool hasNaN = false;
        uint* tables = stackalloc uint[Tables * Buckets];
        for (long done = 0; done < length; done += MostAtOnce)
        {
            new Span<uint>(tables, Tables * Buckets).Clear();
            long end = Math.Min(length, done + MostAtOnce);
            long i = done;
            for (; i <= end - Tables; i += Tables)
            {
                hasNaN |= T.IsNaN(numbers[i]) | T.IsNaN(numbers[i + 1]) | T.IsNaN(numbers[i + 2]) | T.IsNaN(numbers[i + 3]);
                tables[OrderedBits.Of(numbers[i]) >> below]++;
                tables[Buckets + (OrderedBits.Of(numbers[i + 1]) >> below)]++;
                tables[(2 * Buckets) + (OrderedBits.Of(numbers[i + 2]) >> below)]++;
                tables[(3 * Buckets) + (OrderedBits.Of(numbers[i + 3]) >> below)]++;
            }

            for (; i < end; i++)
            {
                hasNaN |= T.IsNaN(numbers[i]);
                tables[OrderedBits.Of(numbers[i]) >> below]++;
            }

            for (int bucket = 0; bucket < Buckets; bucket++)
                counts[bucket] += (long)tables[bucket] + tables[Buckets + bucket] + tables[(2 * Buckets) + bucket] + tables[(3 * Buckets) + bucket];
        }

        return hasNaN;
    }

    // Few numbers share the upper digits, so eight are looked at together. Returns how many have been.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long AddVectors(int* bits, long length, int below, int digit, ulong upper, long* counts)
    {
        uint mask = (1u << digit) - 1;
        Vector256<uint> wanted = Vector256.Create((uint)upper);
        long i = 0;
        for (; i <= length - Vector256<int>.Count; i += Vector256<int>.Count)
        {
            Vector256<int> number = Vector256.Load(bits + i);
            Vector256<uint> key = (number ^ (Vector256.ShiftRightArithmetic(number, 31) | Vector256.Create(int.MinValue))).AsUInt32();
            uint found = Vector256.Equals(Vector256.ShiftRightLogical(key, below + digit), wanted).ExtractMostSignificantBits();
            for (; found != 0; found &= found - 1)
                counts[((uint)OrderedBits.Of(((float*)bits)[i + BitOperations.TrailingZeroCount(found)]) >> below) & mask]++;
        }

        return i;
    }
}
