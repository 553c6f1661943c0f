using ILGPU;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Ilgpu.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <summary>An order statistic: over what, which one, and what receives it.</summary>
internal struct SelectJob
{
    public int FirstRange, RangeCount;

    /// <summary>A <see cref="CollectiveKind"/>.</summary>
    public int Kind;

    public int FirstTarget, TargetCount;

    public int Unused;

    /// <summary>The slot of the rank.</summary>
    public long Rank;

    /// <summary>Numbers that it is over.</summary>
    public long Count;

    /// <summary>The place in an array that receives it, or -1.</summary>
    public long Place;
}

/// <summary>Numbers at equal distances.</summary>
internal struct SelectRange
{
    public long Index, Element, Count, Stride;

    public long Tensor;
}

/// <summary>
/// Selects exactly, without sorting: one thread group counts keys by 4 bits at a time, each thread in counters of its own in shared memory, so nothing has to be atomic.
/// </summary>
internal static class SelectKernel
{
    private const int Buckets = 16;
    private const int Digit = 4;

    public static void Run<TMemory>(
        ArrayView<SelectJob> jobs, ArrayView<SelectRange> ranges, ArrayView<long> targets, TMemory source, ArrayView<float> array,
        ArrayView<long> values, ArrayView<int> words, ArrayView<long> control, int guard)
        where TMemory : struct, IDeviceMemory
    {
        if (guard != 0 && control[DeviceControl.Gate] != guard)
            return;
        ArrayView<int> counts = SharedMemory.Allocate<int>(Buckets * GroupReduction.MostThreads);
        ArrayView<long> found = SharedMemory.Allocate<long>(2);
        for (long j = Grid.IdxX; j < jobs.Length; j += Grid.DimX)
        {
            SelectJob job = jobs[j];
            double at = At(job, Interop.IntAsFloat((ulong)values[job.Rank]));
            bool exists = at >= 0;
            long place = exists ? (long)at : 0;
            double share = exists ? at - place : 0;
            uint first = exists ? KeyAt(ranges, job, source, place, counts, found) : 0;
            uint next = share > 0 ? KeyAt(ranges, job, source, place + 1, counts, found) : first;
            uint last = exists ? KeyAt(ranges, job, source, job.Count - 1, counts, found) : 0;
            uint lowest = exists ? KeyAt(ranges, job, source, 0, counts, found) : 0;
            double result = exists ? Mixed(first, next, last, lowest, share) : double.NaN;
            if (Group.IdxX == 0 && job.Place >= 0)
                array[job.Place] = (float)result;
            for (int t = Group.IdxX; t < job.TargetCount; t += Group.DimX)
            {
                long target = targets[job.FirstTarget + t];
                values[target] = (long)Interop.FloatAsInt(result);
                words[target] = (int)Interop.FloatAsInt((float)result);
            }
        }
    }

    /// <summary>Finds the keys at places that the host names, for it to make results of: what a device without float64 leaves to it.</summary>
    /// <param name="jobs">The order statistics.</param>
    /// <param name="ranges">What they are over.</param>
    /// <param name="places">For each job two places in ascending order; negative ones where there is none of its rank.</param>
    /// <param name="source">The numbers.</param>
    /// <param name="keys">Receives for each job four keys: at its two places, the largest and the smallest.</param>
    /// <param name="control">Counters of the run.</param>
    /// <param name="guard">0, or what the gate must be.</param>
    public static void Keys<TMemory>(
        ArrayView<SelectJob> jobs, ArrayView<SelectRange> ranges, ArrayView<long> places, TMemory source, ArrayView<int> keys, ArrayView<long> control, int guard)
        where TMemory : struct, IDeviceMemory
    {
        if (guard != 0 && control[DeviceControl.Gate] != guard)
            return;
        ArrayView<int> counts = SharedMemory.Allocate<int>(Buckets * GroupReduction.MostThreads);
        ArrayView<long> found = SharedMemory.Allocate<long>(2);
        for (long j = Grid.IdxX; j < jobs.Length; j += Grid.DimX)
        {
            SelectJob job = jobs[j];
            for (int k = 0; k < 4; k++)
            {
                long place = k < 2 ? places[2 * j + k] : k == 2 ? job.Count - 1 : 0;
                uint key = places[2 * j] < 0 ? 0 : KeyAt(ranges, job, source, place, counts, found);
                if (Group.IdxX == 0)
                    keys[4 * j + k] = (int)key;
            }
        }
    }

    /// <summary>Where the result of a job lies in ascending order, between two places if it is no whole number; negative where there is none of that rank.</summary>
    public static double At(SelectJob job, double rank)
    {
        bool isQuantile = job.Kind == (int)CollectiveKind.Quantile;
        bool exists = job.Count > 0 && (isQuantile ? rank >= 0 && rank <= 1 : rank >= 1 && DeviceMath.Floor(rank) <= job.Count);
        return !exists ? -1 : isQuantile ? rank * (job.Count - 1) : job.Count - DeviceMath.Floor(rank);
    }

    /// <summary>The result between two numbers, by their keys; NaN where any number is, which the keys of the largest and the smallest say.</summary>
    public static double Mixed(uint first, uint next, uint last, uint lowest, double share)
    {
        // Keys of NaN lie beyond that of infinity, and those of negative NaN below all.
        bool isNumber = last <= 0xFF80_0000 && lowest >= 0x007F_FFFF;
        double number = NumberOf(first), above = NumberOf(next);
        double between = (1 - share) * number + share * above;
        double mixed = between < number ? number : between > above ? above : between;
        return !isNumber ? double.NaN : share > 0 && number != above ? mixed : number;
    }

    // The key at a place in ascending order.
    private static uint KeyAt<TMemory>(ArrayView<SelectRange> ranges, SelectJob job, TMemory source, long place, ArrayView<int> counts, ArrayView<long> found)
        where TMemory : struct, IDeviceMemory
    {
        uint key = 0;
        for (int shift = 32 - Digit; shift >= 0; shift -= Digit)
        {
            for (int b = 0; b < Buckets; b++)
                counts[b * GroupReduction.MostThreads + Group.IdxX] = 0;
            for (int r = 0; r < job.RangeCount; r++)
            {
                SelectRange range = ranges[job.FirstRange + r];
                for (long i = Group.IdxX; i < range.Count; i += Group.DimX)
                {
                    uint candidate = KeyOf(source.Load(new DevicePlace(range.Index + i * range.Stride, range.Element + i * range.Stride, (int)range.Tensor)));
                    bool matches = shift == 32 - Digit || candidate >> (shift + Digit) == key;
                    int counter = (int)((candidate >> shift) & (Buckets - 1)) * GroupReduction.MostThreads + Group.IdxX;
                    counts[counter] = counts[counter] + (matches ? 1 : 0);
                }
            }

            Group.Barrier();
            if (Group.IdxX == 0)
                Find(counts, place, found);
            Group.Barrier();
            key = (key << Digit) | (uint)found[0];
            place = found[1];
            Group.Barrier();
        }

        return key;
    }

    // The bucket that a place lies in, and the place within.
    private static void Find(ArrayView<int> counts, long place, ArrayView<long> found)
    {
        long left = place, bucket = 0, inBucket = Sum(counts, 0);
        while (bucket < Buckets - 1 && left >= inBucket)
        {
            left -= inBucket;
            bucket++;
            inBucket = Sum(counts, bucket);
        }

        found[0] = bucket;
        found[1] = left;
    }

    private static long Sum(ArrayView<int> counts, long bucket)
    {
        long sum = 0;
        for (int thread = 0; thread < Group.DimX; thread++)
            sum += counts[bucket * GroupReduction.MostThreads + thread];
        return sum;
    }

    // Whole numbers in the order of the numbers: of a negative one all bits are turned over, else the sign alone.
    private static uint KeyOf(float number)
    {
        uint bits = Interop.FloatAsInt(number);
        return (bits >> 31) != 0 ? ~bits : bits | 0x8000_0000;
    }

    private static double NumberOf(uint key) => Interop.IntAsFloat((key >> 31) != 0 ? key & 0x7FFF_FFFF : ~key);
}
