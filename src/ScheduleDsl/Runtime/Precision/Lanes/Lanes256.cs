using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ScheduleDsl;

/// <summary>256-bit vectors.</summary>
internal readonly unsafe struct Lanes256 : ILanes<Vector256<uint>>
{
    public static int Count => Vector256<uint>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Create(uint value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Load(void* source) => Vector256.Load((uint*)source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<uint> value, void* destination) => value.Store((uint*)destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> LoadHalves(ushort* source) => Avx2.IsSupported
        ? Avx2.ConvertToVector256Int32(Vector128.Load(source)).AsUInt32()
        : Vector256.Create(Lanes128.LoadHalves(source), Lanes128.LoadHalves(source + Lanes128.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreHalves(Vector256<uint> value, ushort* destination) => Vector128.Narrow(value.GetLower(), value.GetUpper()).Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> And(Vector256<uint> x, Vector256<uint> y) => x & y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Or(Vector256<uint> x, Vector256<uint> y) => x | y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Xor(Vector256<uint> x, Vector256<uint> y) => x ^ y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> ShiftLeft(Vector256<uint> x, int bits) => x << bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> ShiftRight(Vector256<uint> x, int bits) => x >>> bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Add(Vector256<uint> x, Vector256<uint> y) => x + y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Subtract(Vector256<uint> x, Vector256<uint> y) => x - y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Max(Vector256<uint> x, Vector256<uint> y) => Vector256.Max(x.AsInt32(), y.AsInt32()).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Greater(Vector256<uint> x, Vector256<uint> y) => Vector256.GreaterThan(x.AsInt32(), y.AsInt32()).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Select(Vector256<uint> mask, Vector256<uint> x, Vector256<uint> y) => Vector256.ConditionalSelect(mask, x, y);

    public static uint Largest(Vector256<uint> x) => Lanes128.Largest(Lanes128.Max(x.GetLower(), x.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> AddFloats(Vector256<uint> x, Vector256<uint> y) => (x.AsSingle() + y.AsSingle()).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> SubtractFloats(Vector256<uint> x, Vector256<uint> y) => (x.AsSingle() - y.AsSingle()).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> MultiplyFloats(Vector256<uint> x, Vector256<uint> y) => (x.AsSingle() * y.AsSingle()).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> ToFloats(Vector256<uint> x) => Vector256.ConvertToSingle(x.AsInt32()).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> MultiplyEven(Vector256<uint> x, Vector256<uint> y)
    {
        if (Avx2.IsSupported)
            return Avx2.Multiply(x, y).AsUInt32();
        Vector256<ulong> lower = Vector256.Create((ulong)uint.MaxValue);
        return ((x.AsUInt64() & lower) * (y.AsUInt64() & lower)).AsUInt32();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> AddPairs(Vector256<uint> x, Vector256<uint> y) => (x.AsUInt64() + y.AsUInt64()).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> ShiftPairsLeft(Vector256<uint> x, int bits) => (x.AsUInt64() << bits).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> ShiftPairsRight(Vector256<uint> x, int bits) => (x.AsUInt64() >>> bits).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> InterleaveLowerPairs(Vector256<uint> x, Vector256<uint> y) => Avx2.IsSupported
        ? Avx2.UnpackLow(x.AsUInt64(), y.AsUInt64()).AsUInt32()
        : Vector256.Create(
            Lanes128.InterleaveLowerPairs(x.GetLower(), y.GetLower()), Lanes128.InterleaveLowerPairs(x.GetUpper(), y.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> InterleaveUpperPairs(Vector256<uint> x, Vector256<uint> y) => Avx2.IsSupported
        ? Avx2.UnpackHigh(x.AsUInt64(), y.AsUInt64()).AsUInt32()
        : Vector256.Create(
            Lanes128.InterleaveUpperPairs(x.GetLower(), y.GetLower()), Lanes128.InterleaveUpperPairs(x.GetUpper(), y.GetUpper()));
}
