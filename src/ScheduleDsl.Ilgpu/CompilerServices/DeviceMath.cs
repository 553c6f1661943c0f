using System;
using System.ComponentModel;
using ILGPU;

namespace ScheduleDsl.Ilgpu.CompilerServices;

/// <summary>The primitive operations of the rule language that C# has no operator for, in forms that every device computes alike.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DeviceMath
{
    /// <summary>x * y + z, rounded twice: one rounding is not to be had on every device.</summary>
    public static float FusedMultiplyAdd(float x, float y, float z) => x * y + z;

    /// <inheritdoc cref="FusedMultiplyAdd(float, float, float)"/>
    public static double FusedMultiplyAdd(double x, double y, double z) => x * y + z;

    /// <summary>The square root, correctly rounded.</summary>
    public static float Sqrt(float x) => MathF.Sqrt(x);

    /// <inheritdoc cref="Sqrt(float)"/>
    public static double Sqrt(double x) => Math.Sqrt(x);

    /// <summary>The magnitude.</summary>
    public static float Abs(float x) => MathF.Abs(x);

    /// <inheritdoc cref="Abs(float)"/>
    public static double Abs(double x) => Math.Abs(x);

    /// <summary>The magnitude.</summary>
    public static int Abs(int x) => x < 0 ? -x : x;

    /// <summary>The magnitude.</summary>
    public static long Abs(long x) => x < 0 ? -x : x;

    /// <summary>The largest whole number that is not above x.</summary>
    public static float Floor(float x) => MathF.Floor(x);

    /// <inheritdoc cref="Floor(float)"/>
    public static double Floor(double x) => Math.Floor(x);

    /// <summary>The smaller; NaN where either is, and -0 is below 0. Devices' own minima drop a NaN.</summary>
    public static float Min(float x, float y) => x < y ? x : y < x ? y : x == y ? (Interop.FloatAsInt(x) >> 31 != 0 ? x : y) : x + y;

    /// <inheritdoc cref="Min(float, float)"/>
    public static double Min(double x, double y) => x < y ? x : y < x ? y : x == y ? (Interop.FloatAsInt(x) >> 63 != 0 ? x : y) : x + y;

    /// <summary>The smaller.</summary>
    public static int Min(int x, int y) => x < y ? x : y;

    /// <summary>The smaller.</summary>
    public static long Min(long x, long y) => x < y ? x : y;

    /// <summary>The larger; NaN where either is, and 0 is above -0.</summary>
    public static float Max(float x, float y) => x > y ? x : y > x ? y : x == y ? (Interop.FloatAsInt(x) >> 31 != 0 ? y : x) : x + y;

    /// <inheritdoc cref="Max(float, float)"/>
    public static double Max(double x, double y) => x > y ? x : y > x ? y : x == y ? (Interop.FloatAsInt(x) >> 63 != 0 ? y : x) : x + y;

    /// <summary>The larger.</summary>
    public static int Max(int x, int y) => x > y ? x : y;

    /// <summary>The larger.</summary>
    public static long Max(long x, long y) => x > y ? x : y;

    /// <summary>The bits of a number.</summary>
    public static int Bits(float x) => (int)Interop.FloatAsInt(x);

    /// <inheritdoc cref="Bits(float)"/>
    public static long Bits(double x) => (long)Interop.FloatAsInt(x);

    /// <summary>The number of some bits.</summary>
    public static float FromBits(int bits) => Interop.IntAsFloat((uint)bits);

    /// <inheritdoc cref="FromBits(int)"/>
    public static double FromBits(long bits) => Interop.IntAsFloat((ulong)bits);
}
