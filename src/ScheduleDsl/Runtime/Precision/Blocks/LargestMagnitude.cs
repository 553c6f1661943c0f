using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScheduleDsl;

/// <summary>
/// The largest magnitude as a bit pattern: as integers, magnitudes are in the order of their values, infinity above all numbers and NaN
/// above infinity. So order and width cannot matter, and one comparison finds what is not finite.
/// </summary>
internal static unsafe class LargestMagnitude
{
    private const uint Magnitude = 0x7FFF_FFFF;

    public static uint Find(Arm arm, float* source, int count)
    {
        (int done, uint largest) = LaneWidth.Of(arm) switch
        {
            512 => Find<Lanes512, Vector512<uint>>(source, count),
            256 => Find<Lanes256, Vector256<uint>>(source, count),
            128 => Find<Lanes128, Vector128<uint>>(source, count),
            _ => (0, 0u),
        };
        for (; done < count; done++)
            largest = Math.Max(largest, BitConverter.SingleToUInt32Bits(source[done]) & Magnitude);
        return largest;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (int Done, uint Largest) Find<TLanes, TVector>(float* source, int count)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        TVector mask = TLanes.Create(Magnitude);
        TVector even = TLanes.Create(0), odd = even;
        int i = 0;
        for (; i <= count - 2 * TLanes.Count; i += 2 * TLanes.Count)
        {
            even = TLanes.Max(even, TLanes.And(TLanes.Load(source + i), mask));
            odd = TLanes.Max(odd, TLanes.And(TLanes.Load(source + i + TLanes.Count), mask));
        }

        return (i, TLanes.Largest(TLanes.Max(even, odd)));
    }
}
