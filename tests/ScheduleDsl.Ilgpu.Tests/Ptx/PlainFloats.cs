using ILGPU;
using ScheduleDsl.Ilgpu.CompilerServices;

namespace ScheduleDsl.Ilgpu.Tests.Ptx;

/// <summary>Floats, one load or store for each: what is counted is then what kernels themselves do.</summary>
internal readonly struct PlainFloats(ArrayView<float> numbers) : IDeviceMemory
{
    private readonly ArrayView<float> numbers = numbers;

    public int IsBlocked => 0;

    public float Load(DevicePlace place) => numbers[place.Index];

    public void Store(DevicePlace place, float value) => numbers[place.Index] = value;

    public void StoreCoded(DevicePlace place, float value, float largest) => Store(place, value);

    public void KeepLargest(DevicePlace place, float largest)
    {
    }
}
