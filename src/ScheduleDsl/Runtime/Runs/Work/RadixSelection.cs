using System;
using System.Collections.Generic;
using System.Numerics;

namespace ScheduleDsl;

/// <summary>
/// Finds numbers by their place in ascending order without sorting: their keys are counted by the upper 11 bits, then those of the one digit that the place
/// falls into by the next 11, until a single key is left. Exact, so neither the order of numbers nor how they are cut matters.
/// </summary>
internal unsafe struct RadixSelection<T>(List<NumberRun> runs, Staging staging, Room room)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Digit = DigitCounts.Digit;
    private const int Few = 64;

    private readonly List<NumberRun> runs = runs;
    private readonly Staging staging = staging;
    private readonly Room room = room;
    private bool hasNaN;

    /// <summary>The number at a place, from 0, and the next larger place; both NaN where any number is.</summary>
    /// <param name="place">At most one below <paramref name="count"/>.</param>
    /// <param name="count">How many numbers there are.</param>
    /// <param name="wantsNext">Whether the second is asked for.</param>
    public (T Number, T Next) At(long place, long count, bool wantsNext) => count <= Few ? AtFew((int)place, (int)count) : AtMany(place, wantsNext);

    private (T Number, T Next) AtMany(long place, bool wantsNext)
    {
        long* counts = stackalloc long[DigitCounts.Buckets];
        ulong key = 0;
        int digit = 0, bucket = 0;
        for (int below = OrderedBits.Length<T>(); below > 0;)
        {
            bool isFirst = below == OrderedBits.Length<T>();
            digit = Math.Min(Digit, below);
            below -= digit;
            new Span<long>(counts, 1 << digit).Clear();
            foreach (NumberRun run in runs)
            {
                for (long done = 0, length; done < run.Count; done += length)
                {
                    T* numbers = (T*)run.Read(staging, done, room, out length);
                    if (isFirst)
                        hasNaN |= DigitCounts.AddAll(numbers, length, below, counts);
                    else
                        DigitCounts.Add(numbers, length, below, digit, key, counts);
                }
            }

            if (hasNaN)
                return (T.NaN, T.NaN);
            for (bucket = 0; place >= counts[bucket]; bucket++)
                place -= counts[bucket];
            key = (key << digit) | (uint)bucket;
        }

        T number = OrderedBits.From<T>(key);
        if (!wantsNext || place + 1 < counts[bucket])
            return (number, number);
        for (int next = bucket + 1; next < 1 << digit; next++)
        {
            if (counts[next] > 0)
                return (number, OrderedBits.From<T>(key + (uint)(next - bucket)));
        }

        return (number, OrderedBits.From<T>(Above(key)));
    }

    private readonly ulong Above(ulong key)
    {
        ulong least = ulong.MaxValue;
        foreach (NumberRun run in runs)
        {
            for (long done = 0, length; done < run.Count; done += length)
                least = Math.Min(least, DigitCounts.Above((T*)run.Read(staging, done, room, out length), length, key));
        }

        return least;
    }

    // Counting by digits costs as much for a few numbers as for thousands.
    private readonly (T Number, T Next) AtFew(int place, int count)
    {
        Span<ulong> keys = stackalloc ulong[Few];
        int known = 0;
        foreach (NumberRun run in runs)
        {
            for (long done = 0, length; done < run.Count; done += length)
            {
                T* numbers = (T*)run.Read(staging, done, room, out length);
                for (long i = 0; i < length; i++)
                {
                    if (T.IsNaN(numbers[i]))
                        return (T.NaN, T.NaN);
                    keys[known++] = OrderedBits.Of(numbers[i]);
                }
            }
        }

        keys = keys[..count];
        keys.Sort();
        return (OrderedBits.From<T>(keys[place]), OrderedBits.From<T>(keys[Math.Min(place + 1, count - 1)]));
    }
}
