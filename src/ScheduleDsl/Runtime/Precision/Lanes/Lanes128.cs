using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ScheduleDsl;

/// <summary>128-bit vectors.</summary>
internal readonly unsafe struct Lanes128 : ILanes<Vector128<uint>>
{
    public static int Count => Vector128<uint>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Create(uint value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Load(void* source) => Vector128.Load((uint*)source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<uint> value, void* destination) => value.Store((uint*)destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> LoadHalves(ushort* source) => Vector128.WidenLower(Vector128.Create(Vector64.Load(source), Vector64<ushort>.Zero));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreHalves(Vector128<uint> value, ushort* destination) => Vector128.Narrow(value, value).GetLower().Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> And(Vector128<uint> x, Vector128<uint> y) => x & y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Or(Vector128<uint> x, Vector128<uint> y) => x | y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Xor(Vector128<uint> x, Vector128<uint> y) => x ^ y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> ShiftLeft(Vector128<uint> x, int bits) => x << bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> ShiftRight(Vector128<uint> x, int bits) => x >>> bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Add(Vector128<uint> x, Vector128<uint> y) => x + y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Subtract(Vector128<uint> x, Vector128<uint> y) => x - y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Max(Vector128<uint> x, Vector128<uint> y) => Vector128.Max(x.AsInt32(), y.AsInt32()).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Greater(Vector128<uint> x, Vector128<uint> y) => Vector128.GreaterThan(x.AsInt32(), y.AsInt32()).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Select(Vector128<uint> mask, Vector128<uint> x, Vector128<uint> y) => Vector128.ConditionalSelect(mask, x, y);

    public static uint Largest(Vector128<uint> x)
    {
        Vector128<int> two = Vector128.Max(x.AsInt32(), Vector128.Shuffle(x.AsInt32(), Vector128.Create(2, 3, 0, 1)));
        return (uint)System.Math.Max(two[0], two[1]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> AddFloats(Vector128<uint> x, Vector128<uint> y) => (x.AsSingle() + y.AsSingle()).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> SubtractFloats(Vector128<uint> x, Vector128<uint> y) => (x.AsSingle() - y.AsSingle()).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> MultiplyFloats(Vector128<uint> x, Vector128<uint> y) => (x.AsSingle() * y.AsSingle()).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> ToFloats(Vector128<uint> x) => Vector128.ConvertToSingle(x.AsInt32()).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> MultiplyEven(Vector128<uint> x, Vector128<uint> y)
    {
        if (Sse2.IsSupported)
            return Sse2.Multiply(x, y).AsUInt32();
        Vector128<ulong> lower = Vector128.Create((ulong)uint.MaxValue);
        return ((x.AsUInt64() & lower) * (y.AsUInt64() & lower)).AsUInt32();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> AddPairs(Vector128<uint> x, Vector128<uint> y) => (x.AsUInt64() + y.AsUInt64()).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> ShiftPairsLeft(Vector128<uint> x, int bits) => (x.AsUInt64() << bits).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> ShiftPairsRight(Vector128<uint> x, int bits) => (x.AsUInt64() >>> bits).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> InterleaveLowerPairs(Vector128<uint> x, Vector128<uint> y) =>
        Vector128.Create(x.AsUInt64().GetLower(), y.AsUInt64().GetLower()).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> InterleaveUpperPairs(Vector128<uint> x, Vector128<uint> y) =>
        Vector128.Create(x.AsUInt64().GetUpper(), y.AsUInt64().GetUpper()).AsUInt32();
}
