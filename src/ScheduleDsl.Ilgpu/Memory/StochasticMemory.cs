using ILGPU;
using ScheduleDsl.Ilgpu.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <summary>bfloat16, rounded by chance: even weights have the lower half of a random word, odd ones the upper.</summary>
internal struct StochasticMemory : IDeviceMemory
{
    public ArrayView<ushort> Numbers;

    public DeviceDraws Draws;

    public readonly int IsBlocked => 0;

    public readonly float Load(DevicePlace place) => DeviceBFloat16.Widen(Numbers[place.Index]);

    public readonly void Store(DevicePlace place, float value)
    {
        uint word = Draws.Word(place.Tensor, place.Element >> 1);
        uint random = (place.Element & 1) == 0 ? word & 0xFFFF : word >> 16;
        Numbers[place.Index] = DeviceBFloat16.NarrowByChance(value, random);
    }

    public readonly void StoreCoded(DevicePlace place, float value, float largest) => Store(place, value);

    public readonly void KeepLargest(DevicePlace place, float largest)
    {
    }
}
