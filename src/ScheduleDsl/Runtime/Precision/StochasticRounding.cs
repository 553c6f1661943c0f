using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScheduleDsl;

/// <summary>
/// Floats to bfloat16 by chance: a uniform 16-bit integer is added to the half that is cut off, so a number goes to the neighbour
/// away from zero with the probability of its distance from the other one, and the expected value is the number itself.
/// </summary>
/// <remarks>
/// Numbers that bfloat16 has stay as they are, infinities and NaN too. A number beyond the largest finite one may become infinite,
/// as in rounding to nearest. Gupta et al., "Deep Learning with Limited Numerical Precision", 2015.
/// </remarks>
internal static unsafe class StochasticRounding
{
    private const uint Infinity = 0x7F80_0000;
    private const uint Magnitude = 0x7FFF_FFFF;
    private const uint Quiet = 0x0040_0000;

    public static ushort Narrow(float value, ushort random)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);
        uint added = float.IsFinite(value) ? random : float.IsNaN(value) ? (bits & Quiet) ^ Quiet : 0;
        return (ushort)((bits + added) >> 16);
    }

    /// <summary>Narrows <paramref name="count"/> floats, each with a random number of its own.</summary>
    public static void Narrow(Arm arm, float* source, ushort* random, ushort* destination, int count)
    {
        int done = LaneWidth.Of(arm) switch
        {
            512 => Narrow<Lanes512, Vector512<uint>>(source, random, destination, count),
            256 => Narrow<Lanes256, Vector256<uint>>(source, random, destination, count),
            128 => Narrow<Lanes128, Vector128<uint>>(source, random, destination, count),
            _ => 0,
        };
        for (; done < count; done++)
            destination[done] = Narrow(source[done], random[done]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Narrow<TLanes, TVector>(float* source, ushort* random, ushort* destination, int count)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        TVector infinity = TLanes.Create(Infinity);
        int i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            TVector bits = TLanes.Load(source + i);
            TVector magnitude = TLanes.And(bits, TLanes.Create(Magnitude));
            TVector moved = TLanes.Add(bits, TLanes.And(TLanes.LoadHalves(random + i), TLanes.Greater(infinity, magnitude)));
            TVector quiet = TLanes.And(TLanes.Greater(magnitude, infinity), TLanes.Create(Quiet));
            TLanes.StoreHalves(TLanes.ShiftRight(TLanes.Or(moved, quiet), 16), destination + i);
        }

        return i;
    }
}
