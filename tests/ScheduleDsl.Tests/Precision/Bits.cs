using System;
using System.Collections.Generic;

namespace ScheduleDsl.Tests.Precision;

/// <summary>Bit patterns that conversions get wrong first, and random ones.</summary>
internal static class Bits
{
    public static readonly Arm[] Arms = [Arm.Auto, Arm.Vector128, Arm.Vector256, Arm.Vector512];

    private static readonly uint[] Odd =
    [
        0, 1, 0x7F_FFFF, 0x80_0000, 0x3F80_0000, 0x3F80_8000, 0x3F81_8000, 0x3F80_7FFF, 0x3F80_8001, 0x7F7F_0000, 0x7F7F_7FFF, 0x7F7F_8000, 0x7F7F_FFFF,
        0x7F80_0000, 0x7F80_0001, 0x7F80_FFFF, 0x7FBF_FFFF, 0x7FC0_0000, 0x7FFF_FFFF,
        0x3300_0000, 0x3300_0001, 0x32FF_FFFF, 0x3380_0000, 0x33C0_0000, 0x387F_C000, 0x387F_E000, 0x387F_FFFF, 0x3880_0000, 0x3880_1000, 0x3880_3000,
        0x477F_E000, 0x477F_EFFF, 0x477F_F000, 0x477F_FFFF, 0x4780_0000,
    ];

    /// <summary>Every odd pattern with both signs, then random patterns; the number is no multiple of a vector's length.</summary>
    public static float[] Floats(int count, int seed = 1)
    {
        Random random = new(seed);
        List<float> result = [];
        foreach (uint bits in Odd)
        {
            result.Add(BitConverter.UInt32BitsToSingle(bits));
            result.Add(BitConverter.UInt32BitsToSingle(bits | 0x8000_0000));
        }

        while (result.Count < count)
            result.Add(BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue)));
        return [.. result];
    }

    /// <summary>Every pattern of sixteen bits, and three more.</summary>
    public static ushort[] AllHalves()
    {
        ushort[] result = new ushort[65536 + 3];
        for (int i = 0; i < result.Length; i++)
            result[i] = (ushort)i;
        return result;
    }

    public static uint[] Of(ReadOnlySpan<float> values)
    {
        uint[] result = new uint[values.Length];
        for (int i = 0; i < result.Length; i++)
            result[i] = BitConverter.SingleToUInt32Bits(values[i]);
        return result;
    }
}
