using System.Runtime.CompilerServices;

namespace ScheduleDsl;

/// <summary>Floating-point numbers as whole numbers of the same order: -0 comes below +0, and NaN beyond the infinities.</summary>
internal static class OrderedBits
{
    /// <summary>Bits of a number's key.</summary>
    public static int Length<T>()
        where T : unmanaged => Unsafe.SizeOf<T>() * 8;

    // Of a negative number all bits are turned over, so that larger magnitudes come first; else the sign alone.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of<T>(T number)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            int bits = Unsafe.BitCast<T, int>(number);
            return (uint)(bits ^ ((bits >> 31) | int.MinValue));
        }

        long wide = Unsafe.BitCast<T, long>(number);
        return (ulong)(wide ^ ((wide >> 63) | long.MinValue));
    }

    /// <summary>The number of a key.</summary>
    public static T From<T>(ulong key)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            int bits = (int)key;
            return Unsafe.BitCast<int, T>(bits < 0 ? bits ^ int.MinValue : ~bits);
        }

        long wide = (long)key;
        return Unsafe.BitCast<long, T>(wide < 0 ? wide ^ long.MinValue : ~wide);
    }
}
