using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScheduleDsl;

/// <content>Vectors of counters.</content>
internal static unsafe partial class RandomFill
{
    /// <summary>Words of as many whole counters as fill vectors; the number of counters done.</summary>
    private static int Fours(Arm arm, in DrawStream stream, long number, uint* destination, int count) => LaneWidth.Of(arm) switch
    {
        512 => Fours<Lanes512, Vector512<uint>>(stream, number, destination, count),
        256 => Fours<Lanes256, Vector256<uint>>(stream, number, destination, count),
        128 => Fours<Lanes128, Vector128<uint>>(stream, number, destination, count),
        _ => 0,
    };

    // A counter has a pair of lanes, whose lower one holds its word and whose upper one may hold anything: a product takes the lower lanes
    // and fills both, so its halves need no sorting. Two counters are packed into each 128 bits at the end; they are as far apart as makes
    // the packed vectors straight.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Fours<TLanes, TVector>(in DrawStream stream, long number, uint* destination, int count)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        int counters = TLanes.Count / 2;
        ulong* numbers = stackalloc ulong[counters];
        for (int i = 0; i < counters; i++)
            numbers[i] = (ulong)number + ((ulong)stream.Draw << 32) + (ulong)(i / 2 + i % 2 * (counters / 2));
        TVector block = TLanes.Load(numbers);
        for (int i = 0; i < counters; i++)
            numbers[i] = (ulong)counters;
        TVector advance = TLanes.Load(numbers);

        TVector m0 = TLanes.Create(Philox.M0), m1 = TLanes.Create(Philox.M1), lower = TLanes.ShiftPairsRight(TLanes.Create(uint.MaxValue), 32);
        int done = 0;
        for (; done <= count - counters; done += counters, destination += 4 * counters)
        {
            TVector x0 = block, x1 = TLanes.ShiftPairsRight(block, 32), x2 = TLanes.Create(stream.Counter2), x3 = TLanes.Create(stream.Counter3);
            (uint k0, uint k1) = (stream.Key0, stream.Key1);
            for (int round = 0; round < Philox.Rounds; round++)
            {
                TVector p0 = TLanes.MultiplyEven(x0, m0), p1 = TLanes.MultiplyEven(x2, m1);
                x0 = TLanes.Xor(TLanes.Xor(TLanes.ShiftPairsRight(p1, 32), x1), TLanes.Create(k0));
                x2 = TLanes.Xor(TLanes.Xor(TLanes.ShiftPairsRight(p0, 32), x3), TLanes.Create(k1));
                (x1, x3) = (p1, p0);
                (k0, k1) = (unchecked(k0 + Philox.W0), unchecked(k1 + Philox.W1));
            }

            TVector first = TLanes.Or(TLanes.And(x0, lower), TLanes.ShiftPairsLeft(x1, 32));
            TVector second = TLanes.Or(TLanes.And(x2, lower), TLanes.ShiftPairsLeft(x3, 32));
            TLanes.Store(TLanes.InterleaveLowerPairs(first, second), destination);
            TLanes.Store(TLanes.InterleaveUpperPairs(first, second), destination + TLanes.Count);
            block = TLanes.AddPairs(block, advance);
        }

        return done;
    }

    private static void ToUniforms(Arm arm, uint* words, int count)
    {
        int done = LaneWidth.Of(arm) switch
        {
            512 => ToUniforms<Lanes512, Vector512<uint>>(words, count),
            256 => ToUniforms<Lanes256, Vector256<uint>>(words, count),
            128 => ToUniforms<Lanes128, Vector128<uint>>(words, count),
            _ => 0,
        };
        for (; done < count; done++)
            ((float*)words)[done] = RandomValue.Uniform(words[done]);
    }

    private static void ToSigns(Arm arm, uint* words, int count)
    {
        int done = LaneWidth.Of(arm) switch
        {
            512 => ToSigns<Lanes512, Vector512<uint>>(words, count),
            256 => ToSigns<Lanes256, Vector256<uint>>(words, count),
            128 => ToSigns<Lanes128, Vector128<uint>>(words, count),
            _ => 0,
        };
        for (; done < count; done++)
            ((float*)words)[done] = RandomValue.Sign(words[done]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int ToUniforms<TLanes, TVector>(uint* words, int count)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        TVector unit = TLanes.Create(BitConverter.SingleToUInt32Bits(1f / (1 << 24)));
        int i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
            TLanes.Store(TLanes.MultiplyFloats(TLanes.ToFloats(TLanes.ShiftRight(TLanes.Load(words + i), 8)), unit), words + i);
        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int ToSigns<TLanes, TVector>(uint* words, int count)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        TVector sign = TLanes.Create(0x8000_0000), one = TLanes.Create(BitConverter.SingleToUInt32Bits(1f));
        int i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
            TLanes.Store(TLanes.Or(TLanes.And(TLanes.Load(words + i), sign), one), words + i);
        return i;
    }
}
