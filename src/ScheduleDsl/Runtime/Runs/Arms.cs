using System.Runtime.Intrinsics;

namespace ScheduleDsl;

/// <summary>The choice of vector width.</summary>
public static class Arms
{
    /// <summary>The arm that <see cref="Arm.Auto"/> stands for on this machine; every other arm is itself.</summary>
    public static Arm Resolve(Arm arm)
    {
        if (arm != Arm.Auto)
            return arm;
        // The platform answers false where 512-bit vectors exist but slow the processor down.
        if (Vector512.IsHardwareAccelerated)
            return Arm.Vector512;
        if (Vector256.IsHardwareAccelerated)
            return Arm.Vector256;
        return Vector128.IsHardwareAccelerated ? Arm.Vector128 : Arm.Scalar;
    }
}
