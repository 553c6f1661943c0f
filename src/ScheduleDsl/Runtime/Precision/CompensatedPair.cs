using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScheduleDsl;

/// <summary>
/// A number as the sum of two of bfloat16: <c>high = bfloat16(x)</c>, <c>low = bfloat16(x - high)</c>, as Kahan's summation carries
/// what rounding cut off. The sum has 16 bits of precision and is exact in float.
/// </summary>
/// <remarks>Where high is infinite or NaN, low is 0, so that the sum stays what high is.</remarks>
internal static unsafe class CompensatedPair
{
    private const uint Infinity = 0x7F80_0000;
    private const uint Magnitude = 0x7FFF_FFFF;

    public static float Join(ushort high, ushort low) => BFloat16Conversion.Widen(high) + BFloat16Conversion.Widen(low);

    public static (ushort High, ushort Low) Split(float value)
    {
        ushort high = BFloat16Conversion.Narrow(value);
        float widened = BFloat16Conversion.Widen(high);
        return (high, float.IsFinite(widened) ? BFloat16Conversion.Narrow(value - widened) : (ushort)0);
    }

    public static void Join(Arm arm, ushort* high, ushort* low, float* destination, int count)
    {
        int done = LaneWidth.Of(arm) switch
        {
            512 => Join<Lanes512, Vector512<uint>>(high, low, destination, count),
            256 => Join<Lanes256, Vector256<uint>>(high, low, destination, count),
            128 => Join<Lanes128, Vector128<uint>>(high, low, destination, count),
            _ => 0,
        };
        for (; done < count; done++)
            destination[done] = Join(high[done], low[done]);
    }

    public static void Split(Arm arm, float* source, ushort* high, ushort* low, int count)
    {
        int done = LaneWidth.Of(arm) switch
        {
            512 => Split<Lanes512, Vector512<uint>>(source, high, low, count),
            256 => Split<Lanes256, Vector256<uint>>(source, high, low, count),
            128 => Split<Lanes128, Vector128<uint>>(source, high, low, count),
            _ => 0,
        };
        for (; done < count; done++)
            (high[done], low[done]) = Split(source[done]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Join<TLanes, TVector>(ushort* high, ushort* low, float* destination, int count)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        int i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            TVector first = TLanes.ShiftLeft(TLanes.LoadHalves(high + i), 16);
            TVector second = TLanes.ShiftLeft(TLanes.LoadHalves(low + i), 16);
            TLanes.Store(TLanes.AddFloats(first, second), destination + i);
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Split<TLanes, TVector>(float* source, ushort* high, ushort* low, int count)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        int i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            TVector value = TLanes.Load(source + i);
            TVector first = BFloat16Conversion.NarrowLanes<TLanes, TVector>(value);
            TVector widened = TLanes.ShiftLeft(first, 16);
            TVector isFinite = TLanes.Greater(TLanes.Create(Infinity), TLanes.And(widened, TLanes.Create(Magnitude)));
            TVector second = BFloat16Conversion.NarrowLanes<TLanes, TVector>(TLanes.SubtractFloats(value, widened));
            TLanes.StoreHalves(first, high + i);
            TLanes.StoreHalves(TLanes.And(second, isFinite), low + i);
        }

        return i;
    }
}
