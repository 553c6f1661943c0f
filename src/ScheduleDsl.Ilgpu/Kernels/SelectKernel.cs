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
        ArrayView<double> values, ArrayView<int> words, ArrayView<long> control, int guard)
        where TMemory : struct, IDeviceMemory
    {
        if (guard != 0 && control[DeviceControl.Gate] != guard)
            return;
        ArrayView<int> counts = SharedMemory.Allocate<int>(Buckets * GroupReduction.MostThreads);
        ArrayView<long> found = SharedMemory.Allocate<long>(2);
        for (long j = Grid.IdxX; j < jobs.Length; j += Grid.DimX)
        {
            SelectJob job = jobs[j];
            double rank = values[job.Rank];
            bool exists = job.Count > 0 && (job.Kind == (int)CollectiveKind.Quantile ? rank >= 0 && rank <= 1 : rank >= 1 && DeviceMath.Floor(rank) <= job.Count);
            double at = !exists ? 0 : job.Kind == (int)CollectiveKind.Quantile ? rank * (job.Count - 1) : job.Count - DeviceMath.Floor(rank);
            long place = (long)at;
            double share = at - place;
            uint first = KeyAt(ranges, job, source, place, counts, found);
            uint next = share > 0 ? KeyAt(ranges, job, source, place + 1, counts, found) : first;
            uint last = exists ? KeyAt(ranges, job, source, job.Count - 1, counts, found) : 0;
            // Keys of NaN lie beyond that of infinity, and those of negative NaN below all.
            uint lowest = exists ? KeyAt(ranges, job, source, 0, counts, found) : 0;
            bool isNumber = exists && last <= 0xFF80_0000 && lowest >= 0x007F_FFFF;
            double number = NumberOf(first), above = NumberOf(next);
            double between = (1 - share) * number + share * above;
            double mixed = between < number ? number : between > above ? above : between;
            double result = !isNumber ? double.NaN : share > 0 && number != above ? mixed : number;
            if (Group.IdxX == 0 && job.Place >= 0)
                array[job.Place] = (float)result;
            for (int t = Group.IdxX; t < job.TargetCount; t += Group.DimX)
            {
                long target = targets[job.FirstTarget + t];
                values[target] = result;
                words[target] = (int)Interop.FloatAsInt((float)result);
            }
        }
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
