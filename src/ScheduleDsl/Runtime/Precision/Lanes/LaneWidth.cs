using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ScheduleDsl;

/// <summary>The choice of width for kernels over <see cref="ILanes{TVector}"/>.</summary>
internal static class LaneWidth
{
    /// <summary>The width of a vector in bits, or 0 for one element at a time.</summary>
    /// <param name="arm"><see cref="Arm.Auto"/> stands for the widest that these kernels gain from.</param>
    public static int Of(Arm arm) => arm switch
    {
        Arm.Auto => Widest(),
        Arm.Vector128 => 128,
        Arm.Vector256 => 256,
        Arm.Vector512 => 512,
        _ => 0,
    };

    // Integer work hardly lowers the clock, so 512 bits are worth it where the platform advises against them for loops of floats.
    private static int Widest()
    {
        if (Vector512.IsHardwareAccelerated || Avx512BW.IsSupported)
            return 512;
        if (Vector256.IsHardwareAccelerated)
            return 256;
        return Vector128.IsHardwareAccelerated ? 128 : 0;
    }
}
