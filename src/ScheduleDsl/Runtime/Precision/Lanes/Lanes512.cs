using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ScheduleDsl;

/// <summary>512-bit vectors.</summary>
internal readonly unsafe struct Lanes512 : ILanes<Vector512<uint>>
{
    public static int Count => Vector512<uint>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Create(uint value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Load(void* source) => Vector512.Load((uint*)source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<uint> value, void* destination) => value.Store((uint*)destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> LoadHalves(ushort* source) => Avx512F.IsSupported
        ? Avx512F.ConvertToVector512UInt32(Vector256.Load(source))
        : Vector512.Create(Lanes256.LoadHalves(source), Lanes256.LoadHalves(source + Lanes256.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreHalves(Vector512<uint> value, ushort* destination)
    {
        Vector256<ushort> halves = Avx512F.IsSupported
            ? Avx512F.ConvertToVector256UInt16(value)
            : Vector256.Narrow(value.GetLower(), value.GetUpper());
        halves.Store(destination);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> And(Vector512<uint> x, Vector512<uint> y) => x & y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Or(Vector512<uint> x, Vector512<uint> y) => x | y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Xor(Vector512<uint> x, Vector512<uint> y) => x ^ y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> ShiftLeft(Vector512<uint> x, int bits) => x << bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> ShiftRight(Vector512<uint> x, int bits) => x >>> bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Add(Vector512<uint> x, Vector512<uint> y) => x + y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Subtract(Vector512<uint> x, Vector512<uint> y) => x - y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Max(Vector512<uint> x, Vector512<uint> y) => Vector512.Max(x.AsInt32(), y.AsInt32()).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Greater(Vector512<uint> x, Vector512<uint> y) => Vector512.GreaterThan(x.AsInt32(), y.AsInt32()).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Select(Vector512<uint> mask, Vector512<uint> x, Vector512<uint> y) => Vector512.ConditionalSelect(mask, x, y);

    public static uint Largest(Vector512<uint> x) => Lanes256.Largest(Lanes256.Max(x.GetLower(), x.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> AddFloats(Vector512<uint> x, Vector512<uint> y) => (x.AsSingle() + y.AsSingle()).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> SubtractFloats(Vector512<uint> x, Vector512<uint> y) => (x.AsSingle() - y.AsSingle()).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> MultiplyFloats(Vector512<uint> x, Vector512<uint> y) => (x.AsSingle() * y.AsSingle()).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> ToFloats(Vector512<uint> x) => Vector512.ConvertToSingle(x.AsInt32()).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> MultiplyEven(Vector512<uint> x, Vector512<uint> y)
    {
        if (Avx512F.IsSupported)
            return Avx512F.Multiply(x, y).AsUInt32();
        Vector512<ulong> lower = Vector512.Create((ulong)uint.MaxValue);
        return ((x.AsUInt64() & lower) * (y.AsUInt64() & lower)).AsUInt32();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> AddPairs(Vector512<uint> x, Vector512<uint> y) => (x.AsUInt64() + y.AsUInt64()).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> ShiftPairsLeft(Vector512<uint> x, int bits) => (x.AsUInt64() << bits).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> ShiftPairsRight(Vector512<uint> x, int bits) => (x.AsUInt64() >>> bits).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> InterleaveLowerPairs(Vector512<uint> x, Vector512<uint> y) => Avx512F.IsSupported
        ? Avx512F.UnpackLow(x.AsUInt64(), y.AsUInt64()).AsUInt32()
        : Vector512.Create(
            Lanes256.InterleaveLowerPairs(x.GetLower(), y.GetLower()), Lanes256.InterleaveLowerPairs(x.GetUpper(), y.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> InterleaveUpperPairs(Vector512<uint> x, Vector512<uint> y) => Avx512F.IsSupported
        ? Avx512F.UnpackHigh(x.AsUInt64(), y.AsUInt64()).AsUInt32()
        : Vector512.Create(
            Lanes256.InterleaveUpperPairs(x.GetLower(), y.GetLower()), Lanes256.InterleaveUpperPairs(x.GetUpper(), y.GetUpper()));
}
