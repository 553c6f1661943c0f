using ILGPU;
using ScheduleDsl.Ilgpu.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <summary>IEEE half precision by its bits, for devices that have it and those that do not.</summary>
internal struct Float16Memory : IDeviceMemory
{
    private const uint Infinity = 0x7F80_0000;

    // As in the runtime's conversion: 2^16, 2^-14, 0.5 and 2^112.
    private const uint Overflow = 0x4780_0000;
    private const uint SmallestNormal = 0x3880_0000;
    private const uint SubnormalMagic = 0x3F00_0000;
    private const uint Rebias = 0x7780_0000;

    public ArrayView<ushort> Numbers;

    public readonly int IsBlocked => 0;

    public readonly float Load(DevicePlace place) => Widen(Numbers[place.Index]);

    public readonly void Store(DevicePlace place, float value) => Numbers[place.Index] = Narrow(value);

    public readonly void StoreCoded(DevicePlace place, float value, float largest) => Store(place, value);

    public readonly void KeepLargest(DevicePlace place, float largest)
    {
    }

    private static float Widen(ushort half)
    {
        uint moved = (uint)(half & 0x7FFF) << 13;
        uint value = moved >= 0x0F80_0000 ? moved | Infinity : Interop.FloatAsInt(Interop.IntAsFloat(moved) * Interop.IntAsFloat(Rebias));
        return Interop.IntAsFloat(value | ((uint)(half & 0x8000) << 16));
    }

    private static ushort Narrow(float value)
    {
        uint bits = Interop.FloatAsInt(value);
        uint magnitude = bits & 0x7FFF_FFFF;
        uint subnormal = Interop.FloatAsInt(Interop.IntAsFloat(magnitude) + Interop.IntAsFloat(SubnormalMagic)) - SubnormalMagic;
        uint normal = (magnitude - (112u << 23) + 0xFFF + ((magnitude >> 13) & 1)) >> 13;
        uint special = magnitude > Infinity ? 0x7E00u : 0x7C00u;
        uint half = magnitude >= Overflow ? special : magnitude < SmallestNormal ? subnormal : normal;
        return (ushort)(half | ((bits & 0x8000_0000) >> 16));
    }
}
