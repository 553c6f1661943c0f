using ILGPU;
using ScheduleDsl.Ilgpu.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <summary>8-bit codes with the largest magnitude of each 256 weights beside them: the book and formula of the runtime.</summary>
internal struct Block8Memory : IDeviceMemory
{
    private const uint Infinity = 0x7F80_0000;
    private const float LeastDivisor = 1e-38f;

    public ArrayView<byte> Codes;

    /// <summary>The largest magnitude of each block, in the order of the codes.</summary>
    public ArrayView<float> Largest;

    /// <summary>256 values of codes, ascending, and behind them 256 numbers halfway from each code to the next.</summary>
    public ArrayView<float> Book;

    /// <summary>The code of 0.</summary>
    public int Zero;

    public readonly int IsBlocked => 1;

    public readonly float Load(DevicePlace place) => Book[(long)Codes[place.Index]] * Largest[place.Index / DevicePlace.BlockLength];

    public readonly void Store(DevicePlace place, float value)
    {
    }

    public readonly void StoreCoded(DevicePlace place, float value, float largest) => Codes[place.Index] = (byte)CodeOf(value, largest);

    public readonly void KeepLargest(DevicePlace place, float largest) =>
        Largest[place.Index / DevicePlace.BlockLength] = IsFinite(largest) ? largest : float.NaN;

    private readonly int CodeOf(float value, float largest)
    {
        if (!IsFinite(largest))
            return Zero;
        float scaled = value * (1 / (largest > LeastDivisor ? largest : LeastDivisor));
        int code = 0;
        for (int half = 128; half > 0; half >>= 1)
            code += Book[256 + code + half - 1] < scaled ? half : 0;
        return code;
    }

    private static bool IsFinite(float value) => (Interop.FloatAsInt(value) & 0x7FFF_FFFF) < Infinity;
}
