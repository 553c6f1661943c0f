using ILGPU;

namespace ScheduleDsl.Ilgpu;

/// <summary>bfloat16 by its bits, with the results that the processor has.</summary>
internal static class DeviceBFloat16
{
    private const uint Infinity = 0x7F80_0000;
    private const uint Magnitude = 0x7FFF_FFFF;
    private const uint Quiet = 0x0040_0000;

    public static float Widen(ushort bits) => Interop.IntAsFloat((uint)bits << 16);

    /// <summary>To the nearest, ties to even.</summary>
    public static ushort Narrow(float value)
    {
        uint bits = Interop.FloatAsInt(value);
        uint rounded = (bits & Magnitude) > Infinity ? bits | Quiet : bits + 0x7FFF + ((bits >> 16) & 1);
        return (ushort)(rounded >> 16);
    }

    /// <summary>By chance: a uniform 16-bit integer is added to what is cut off.</summary>
    public static ushort NarrowByChance(float value, uint random)
    {
        uint bits = Interop.FloatAsInt(value);
        uint magnitude = bits & Magnitude;
        uint moved = magnitude < Infinity ? bits + random : magnitude > Infinity ? bits | Quiet : bits;
        return (ushort)(moved >> 16);
    }

    public static bool IsFinite(float value) => (Interop.FloatAsInt(value) & Magnitude) < Infinity;
}
