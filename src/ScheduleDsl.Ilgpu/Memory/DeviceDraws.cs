using ILGPU;
using ScheduleDsl.Ilgpu.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <summary>Random words of a draw: those that the processor has for the same seed, step, tensor and element (Philox 4x32-10).</summary>
internal struct DeviceDraws
{
    private const uint M0 = 0xD251_1F53, M1 = 0xCD9E_8D57, W0 = 0x9E37_79B9, W1 = 0xBB67_AE85;

    /// <summary>Counters of the run, for the step.</summary>
    public ArrayView<long> Control;

    public long Seed;

    /// <summary>The number of the draw.</summary>
    public int Draw;

    /// <summary>The word of an element of a tensor.</summary>
    public readonly uint Word(int tensor, long element) => WordOf(Seed, Draw, Control[DeviceControl.Steps] + 1, tensor, element);

    /// <summary>The word of an element at any step.</summary>
    public static uint WordOf(long seed, int draw, long step, int tensor, long element)
    {
        long number = element >> 2;
        uint c0 = (uint)number;
        uint c1 = (uint)(number >> 32) | ((uint)draw << 16);
        uint c2 = (uint)step;
        uint c3 = (uint)(step >> 32) | ((uint)tensor << 8);
        uint k0 = (uint)seed;
        uint k1 = (uint)(seed >> 32);
        for (int round = 0; round < 10; round++)
        {
            ulong p0 = (ulong)M0 * c0;
            ulong p1 = (ulong)M1 * c2;
            c0 = (uint)(p1 >> 32) ^ c1 ^ k0;
            c2 = (uint)(p0 >> 32) ^ c3 ^ k1;
            c1 = (uint)p1;
            c3 = (uint)p0;
            k0 += W0;
            k1 += W1;
        }

        long which = element & 3;
        return which == 0 ? c0 : which == 1 ? c1 : which == 2 ? c2 : c3;
    }
}
