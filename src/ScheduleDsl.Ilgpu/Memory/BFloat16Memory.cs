using ILGPU;
using ScheduleDsl.Ilgpu.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <summary>bfloat16, rounded to the nearest.</summary>
internal struct BFloat16Memory : IDeviceMemory
{
    public ArrayView<ushort> Numbers;

    public readonly int IsBlocked => 0;

    public readonly float Load(DevicePlace place) => DeviceBFloat16.Widen(Numbers[place.Index]);

    public readonly void Store(DevicePlace place, float value) => Numbers[place.Index] = DeviceBFloat16.Narrow(value);

    public readonly void StoreCoded(DevicePlace place, float value, float largest) => Store(place, value);

    public readonly void KeepLargest(DevicePlace place, float largest)
    {
    }
}
