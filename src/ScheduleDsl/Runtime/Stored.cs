using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScheduleDsl.CompilerServices;

/// <summary>
/// Floats that memory holds as <c>float</c> or as <see cref="BFloat16"/>; a loop's type parameters say which, so that nothing is decided while it runs.
/// Not for use by hand.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Stored
{
    /// <summary>Loads as float.</summary>
    /// <typeparam name="T"><c>float</c> or <see cref="BFloat16"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Load<T>(T* source)
        where T : unmanaged
        => typeof(T) == typeof(float) ? *(float*)source : BFloat16Conversion.Widen(*(ushort*)source);

    /// <summary>Stores a float, rounded to the nearest.</summary>
    /// <typeparam name="T"><c>float</c> or <see cref="BFloat16"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(float value, T* destination)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            *(float*)destination = value;
        else
            *(ushort*)destination = BFloat16Conversion.Narrow(value);
    }

    /// <inheritdoc cref="Load{T}(T*)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load128<T>(T* source)
        where T : unmanaged
        => typeof(T) == typeof(float) ? Vector128.Load((float*)source) : Lanes128.ShiftLeft(Lanes128.LoadHalves((ushort*)source), 16).AsSingle();

    /// <inheritdoc cref="Store{T}(float, T*)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector128<float> value, T* destination)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            value.Store((float*)destination);
        else
            Lanes128.StoreHalves(BFloat16Conversion.NarrowLanes<Lanes128, Vector128<uint>>(value.AsUInt32()), (ushort*)destination);
    }

    /// <inheritdoc cref="Load{T}(T*)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load256<T>(T* source)
        where T : unmanaged
        => typeof(T) == typeof(float) ? Vector256.Load((float*)source) : Lanes256.ShiftLeft(Lanes256.LoadHalves((ushort*)source), 16).AsSingle();

    /// <inheritdoc cref="Store{T}(float, T*)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector256<float> value, T* destination)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            value.Store((float*)destination);
        else
            Lanes256.StoreHalves(BFloat16Conversion.NarrowLanes<Lanes256, Vector256<uint>>(value.AsUInt32()), (ushort*)destination);
    }

    /// <inheritdoc cref="Load{T}(T*)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load512<T>(T* source)
        where T : unmanaged
        => typeof(T) == typeof(float) ? Vector512.Load((float*)source) : Lanes512.ShiftLeft(Lanes512.LoadHalves((ushort*)source), 16).AsSingle();

    /// <inheritdoc cref="Store{T}(float, T*)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector512<float> value, T* destination)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            value.Store((float*)destination);
        else
            Lanes512.StoreHalves(BFloat16Conversion.NarrowLanes<Lanes512, Vector512<uint>>(value.AsUInt32()), (ushort*)destination);
    }
}
