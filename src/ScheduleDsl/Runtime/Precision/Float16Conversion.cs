using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScheduleDsl;

/// <summary>
/// IEEE half precision, with the values of <see cref="Half"/>: widening is exact, narrowing goes to the nearest, ties to even,
/// subnormal results included. Integer operations and one float addition, so every arm gives the same bits.
/// </summary>
internal static unsafe class Float16Conversion
{
    private const uint Sign = 0x8000_0000;
    private const uint Infinity = 0x7F80_0000;

    /// <summary>2^16: from here on, all is infinite. What lies between the largest half and this is carried there by rounding.</summary>
    private const uint Overflow = 0x4780_0000;

    /// <summary>2^-14, the smallest normal half.</summary>
    private const uint SmallestNormal = 0x3880_0000;

    /// <summary>0.5: added to a number below 2^-14, its last place is that of the subnormal halves, so the addition rounds.</summary>
    private const uint SubnormalMagic = 0x3F00_0000;

    /// <summary>2^112: turns a half's exponent and fraction, moved to a float's place, into its value.</summary>
    private const uint Rebias = 0x7780_0000;

    public static float Widen(ushort bits) => BitConverter.UInt32BitsToSingle(WidenBits(bits));

    public static ushort Narrow(float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);
        uint magnitude = bits & ~Sign;
        uint half;
        if (magnitude >= Overflow)
            half = magnitude > Infinity ? 0x7E00u : 0x7C00;
        else if (magnitude < SmallestNormal)
            half = BitConverter.SingleToUInt32Bits(BitConverter.UInt32BitsToSingle(magnitude) + BitConverter.UInt32BitsToSingle(SubnormalMagic)) - SubnormalMagic;
        else
            half = (magnitude - (112u << 23) + 0xFFF + ((magnitude >> 13) & 1)) >> 13;
        return (ushort)(half | ((bits & Sign) >> 16));
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

    private static uint WidenBits(uint half)
    {
        uint moved = (half & 0x7FFF) << 13;
        uint value = moved >= 0x0F80_0000
            ? moved | Infinity
            : BitConverter.SingleToUInt32Bits(BitConverter.UInt32BitsToSingle(moved) * BitConverter.UInt32BitsToSingle(Rebias));
        return value | ((half & 0x8000) << 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Widen<TLanes, TVector>(ushort* source, float* destination, int count)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        int i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            TVector half = TLanes.LoadHalves(source + i);
            TVector moved = TLanes.ShiftLeft(TLanes.And(half, TLanes.Create(0x7FFF)), 13);
            TVector isSpecial = TLanes.Greater(moved, TLanes.Create(0x0F7F_FFFF));
            TVector value = TLanes.MultiplyFloats(moved, TLanes.Create(Rebias));
            value = TLanes.Select(isSpecial, TLanes.Or(moved, TLanes.Create(Infinity)), value);
            TLanes.Store(TLanes.Or(value, TLanes.ShiftLeft(TLanes.And(half, TLanes.Create(0x8000)), 16)), destination + i);
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Narrow<TLanes, TVector>(float* source, ushort* destination, int count)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        int i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            TVector bits = TLanes.Load(source + i);
            TVector magnitude = TLanes.And(bits, TLanes.Create(~Sign));
            TVector odd = TLanes.And(TLanes.ShiftRight(magnitude, 13), TLanes.Create(1));
            TVector normal = TLanes.ShiftRight(TLanes.Add(TLanes.Add(magnitude, TLanes.Create(unchecked(0xFFFu - (112u << 23)))), odd), 13);
            TVector magic = TLanes.Create(SubnormalMagic);
            TVector subnormal = TLanes.Subtract(TLanes.AddFloats(magnitude, magic), magic);
            TVector special = TLanes.Select(TLanes.Greater(magnitude, TLanes.Create(Infinity)), TLanes.Create(0x7E00), TLanes.Create(0x7C00));
            TVector half = TLanes.Select(TLanes.Greater(TLanes.Create(SmallestNormal), magnitude), subnormal, normal);
            half = TLanes.Select(TLanes.Greater(magnitude, TLanes.Create(Overflow - 1)), special, half);
            TLanes.StoreHalves(TLanes.Or(half, TLanes.ShiftRight(TLanes.And(bits, TLanes.Create(Sign)), 16)), destination + i);
        }

        return i;
    }
}
