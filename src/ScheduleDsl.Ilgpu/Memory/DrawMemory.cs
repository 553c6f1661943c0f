using ILGPU;
using ScheduleDsl.Ilgpu.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <summary>Uniform random numbers, kept nowhere.</summary>
internal struct UniformDraw : IDeviceMemory
{
    public DeviceDraws Draws;

    public readonly int IsBlocked => 0;

    public readonly float Load(DevicePlace place) => (Draws.Word(place.Tensor, place.Element) >> 8) * (1f / (1 << 24));

    public readonly void Store(DevicePlace place, float value)
    {
    }

    public readonly void StoreCoded(DevicePlace place, float value, float largest)
    {
    }

    public readonly void KeepLargest(DevicePlace place, float largest)
    {
    }
}

/// <summary>Random signs, kept nowhere.</summary>
internal struct SignDraw : IDeviceMemory
{
    public DeviceDraws Draws;

    public readonly int IsBlocked => 0;

    public readonly float Load(DevicePlace place) => (int)Draws.Word(place.Tensor, place.Element) < 0 ? -1f : 1f;

    public readonly void Store(DevicePlace place, float value)
    {
    }

    public readonly void StoreCoded(DevicePlace place, float value, float largest)
    {
    }

    public readonly void KeepLargest(DevicePlace place, float largest)
    {
    }
}

/// <summary>Normal random numbers, kept nowhere: Box and Muller's transform in double, as on the processor but for the last bits of the logarithm, sine and cosine.</summary>
internal struct NormalDraw : IDeviceMemory
{
    public DeviceDraws Draws;

    public readonly int IsBlocked => 0;

    public readonly float Load(DevicePlace place)
    {
        long pair = place.Element & ~1L;
        uint word = Draws.Word(place.Tensor, pair);
        return Of(word, Draws.Word(place.Tensor, pair + 1), place.Element);
    }

    /// <summary>The number of an element, of the two words of its pair.</summary>
    public static float Of(uint word, uint next, long element)
    {
        double radius = DeviceMath.Sqrt(-2 * DeviceFunctions.Log((word + 0.5) * (1.0 / 4294967296)));
        double angle = next * (2 * System.Math.PI / 4294967296);
        long quadrant = (element & 1) == 0 ? 1 : 0;
        return (float)(radius * DeviceFunctions.SineOfQuadrant(angle, quadrant));
    }

    public readonly void Store(DevicePlace place, float value)
    {
    }

    public readonly void StoreCoded(DevicePlace place, float value, float largest)
    {
    }

    public readonly void KeepLargest(DevicePlace place, float largest)
    {
    }
}
