using ILGPU;
using ScheduleDsl.Ilgpu.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <summary>bfloat16 with what rounding took, as a second bfloat16 beside it.</summary>
internal struct CompensatedMemory : IDeviceMemory
{
    public ArrayView<ushort> Numbers;

    public ArrayView<ushort> Lost;

    public readonly int IsBlocked => 0;

    public readonly float Load(DevicePlace place) => DeviceBFloat16.Widen(Numbers[place.Index]) + DeviceBFloat16.Widen(Lost[place.Index]);

    public readonly void Store(DevicePlace place, float value)
    {
        ushort high = DeviceBFloat16.Narrow(value);
        float widened = DeviceBFloat16.Widen(high);
        Numbers[place.Index] = high;
        Lost[place.Index] = DeviceBFloat16.IsFinite(widened) ? DeviceBFloat16.Narrow(value - widened) : (ushort)0;
    }

    public readonly void StoreCoded(DevicePlace place, float value, float largest) => Store(place, value);

    public readonly void KeepLargest(DevicePlace place, float largest)
    {
    }
}
