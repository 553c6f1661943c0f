using ILGPU;
using ScheduleDsl.Ilgpu.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <summary>Floats, as they are.</summary>
internal struct Float32Memory : IDeviceMemory
{
    public ArrayView<float> Numbers;

    public readonly int IsBlocked => 0;

    public readonly float Load(DevicePlace place) => Numbers[place.Index];

    public readonly void Store(DevicePlace place, float value) => Numbers[place.Index] = value;

    public readonly void StoreCoded(DevicePlace place, float value, float largest) => Store(place, value);

    public readonly void KeepLargest(DevicePlace place, float largest)
    {
    }
}
