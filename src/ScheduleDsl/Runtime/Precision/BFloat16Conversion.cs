using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScheduleDsl;

/// <summary>
/// bfloat16, the upper half of an IEEE single: widened by a shift, narrowed to the nearest, ties to even. Every arm gives the same
/// bits; the processors' own instructions are not used, since they flush subnormal numbers to zero.
/// </summary>
internal static unsafe class BFloat16Conversion
{
    private const uint Infinity = 0x7F80_0000;
    private const uint Magnitude = 0x7FFF_FFFF;

    // A NaN whose payload lies in the lower half alone would become an infinity.
    private const uint Quiet = 0x0040_0000;

    public static float Widen(ushort bits) => BitConverter.UInt32BitsToSingle((uint)bits << 16);

    public static ushort Narrow(float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);
        return (ushort)((float.IsNaN(value) ? bits | Quiet : bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
    }

    public static void Widen(Arm arm, ushort* source, float* destination, int count)
    {
        int done = LaneWidth.Of(arm) switch
        {
            512 => Widen<Lanes512, Vector512<uint>>(source, destination, count),
            256 => Widen<Lanes256, Vector256<uint>>(source, destination, count),
            128 => Widen<Lanes128, Vector128<uint>>(source, destination, count),
            _ => 0,
        };
        for (; done < count; done++)
            destination[done] = Widen(source[done]);
    }

    public static void Narrow(Arm arm, float* source, ushort* destination, int count)
    {
        int done = LaneWidth.Of(arm) switch
        {
            512 => Narrow<Lanes512, Vector512<uint>>(source, destination, count),
            256 => Narrow<Lanes256, Vector256<uint>>(source, destination, count),
            128 => Narrow<Lanes128, Vector128<uint>>(source, destination, count),
            _ => 0,
        };
        for (; done < count; done++)
            destination[done] = Narrow(source[done]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Widen<TLanes, TVector>(ushort* source, float* destination, int count)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        int i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
            TLanes.Store(TLanes.ShiftLeft(TLanes.LoadHalves(source + i), 16), destination + i);
        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Narrow<TLanes, TVector>(float* source, ushort* destination, int count)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        int i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
            TLanes.StoreHalves(NarrowLanes<TLanes, TVector>(TLanes.Load(source + i)), destination + i);
        return i;
    }

    /// <summary>Floats to bfloat16 in the lower half of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TVector NarrowLanes<TLanes, TVector>(TVector bits)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        TVector isNaN = TLanes.Greater(TLanes.And(bits, TLanes.Create(Magnitude)), TLanes.Create(Infinity));
        TVector odd = TLanes.And(TLanes.ShiftRight(bits, 16), TLanes.Create(1));
        TVector rounded = TLanes.Add(TLanes.Add(bits, TLanes.Create(0x7FFF)), odd);
        return TLanes.ShiftRight(TLanes.Select(isNaN, TLanes.Or(bits, TLanes.Create(Quiet)), rounded), 16);
    }
}
