using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ScheduleDsl;

/// <summary>Numbers of blocks' codes: the book's value times the block's largest magnitude.</summary>
internal static unsafe class Dequantiser
{
    private const int CodesAtOnce = 64;

    public static void Run(Arm arm, CodeBook book, byte* codes, float* largest, float* destination, int count)
    {
        bool isWide = LaneWidth.Of(arm) == 512;
        int done = isWide && Avx512Vbmi.IsSupported ? Permuted(book, codes, largest, destination, count)
            : !isWide || !Avx512F.IsSupported ? 0
            : book.IsSigned ? Mirrored(book, codes, largest, destination, count)
            : Chosen(book, codes, largest, destination, count);
        LookedUp(book.Values, codes, largest, destination, done, count);
    }

    // The book stays in the first-level cache: two loads for each number, which wait for nothing.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LookedUp(float* values, byte* codes, float* largest, float* destination, int first, int count)
    {
        int i = first;
        for (; i <= count - 4; i += 4)
        {
            Vector128<float> read = Vector128.Create(values[codes[i]], values[codes[i + 1]], values[codes[i + 2]], values[codes[i + 3]]);
            (read * largest[(uint)i / BlockFormat.Length]).Store(destination + i);
        }

        for (; i < count; i++)
            destination[i] = values[codes[i]] * largest[(uint)i / BlockFormat.Length];
    }

    // The book lies in sixteen registers. Five bits of a code find a value in each two of them, the other three the registers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Chosen(CodeBook book, byte* codes, float* largest, float* destination, int count)
    {
        Vector512<int> bit5 = Vector512.Create(32), bit6 = Vector512.Create(64), bit7 = Vector512.Create(128);
        Quarter q0 = new(book.Values), q1 = new(book.Values + 64), q2 = new(book.Values + 128), q3 = new(book.Values + 192);
        int i = 0;
        for (; i <= count - Vector512<float>.Count; i += Vector512<float>.Count)
        {
            Vector512<float> factor = Vector512.Create(largest[(uint)i / BlockFormat.Length]);
            Vector512<int> code = Avx512F.ConvertToVector512Int32(Vector128.Load(codes + i));
            Vector512<int> isUpper = Vector512.Equals(code & bit5, bit5);
            Vector512<float> lower = Vector512.ConditionalSelect(Vector512.Equals(code & bit6, bit6).AsSingle(), q1.Values(code, isUpper), q0.Values(code, isUpper));
            Vector512<float> upper = Vector512.ConditionalSelect(Vector512.Equals(code & bit6, bit6).AsSingle(), q3.Values(code, isUpper), q2.Values(code, isUpper));
            (Vector512.ConditionalSelect(Vector512.Equals(code & bit7, bit7).AsSingle(), upper, lower) * factor).Store(destination + i);
        }

        return i;
    }

    // Codes above 127 are the positive values, codes below it the same with the other sign, downwards: eight registers and 1 do.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Mirrored(CodeBook book, byte* codes, float* largest, float* destination, int count)
    {
        float* values = book.Values + book.Zero;
        Vector512<float> v0 = Vector512.Load(values), v1 = Vector512.Load(values + 16), v2 = Vector512.Load(values + 32), v3 = Vector512.Load(values + 48);
        Vector512<float> v4 = Vector512.Load(values + 64), v5 = Vector512.Load(values + 80), v6 = Vector512.Load(values + 96), v7 = Vector512.Load(values + 112);
        Vector512<int> zero = Vector512.Create((int)book.Zero), sign = Vector512.Create(int.MinValue);
        int i = 0;
        for (; i <= count - Vector512<float>.Count; i += Vector512<float>.Count)
        {
            Vector512<int> outwards = Avx512F.ConvertToVector512Int32(Vector128.Load(codes + i)) - zero, place = Vector512.Abs(outwards);
            Vector512<float> value = Avx512F.PermuteVar16x32x2(v0, place, v1);
            value = Vector512.ConditionalSelect(IsAbove(place, 31), Avx512F.PermuteVar16x32x2(v2, place, v3), value);
            value = Vector512.ConditionalSelect(IsAbove(place, 63), Avx512F.PermuteVar16x32x2(v4, place, v5), value);
            value = Vector512.ConditionalSelect(IsAbove(place, 95), Avx512F.PermuteVar16x32x2(v6, place, v7), value);
            value = Vector512.ConditionalSelect(IsAbove(place, 127), Vector512<float>.One, value);
            Vector512<int> factor = Vector512.Create(largest[(uint)i / BlockFormat.Length]).AsInt32();
            (value * (factor ^ (outwards & sign)).AsSingle()).Store(destination + i);
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> IsAbove(Vector512<int> places, int limit) => Vector512.GreaterThan(places, Vector512.Create(limit)).AsSingle();

    /// <summary>64 values in registers.</summary>
    private readonly ref struct Quarter(float* values)
    {
        private readonly Vector512<float> v0 = Vector512.Load(values), v1 = Vector512.Load(values + 16), v2 = Vector512.Load(values + 32), v3 = Vector512.Load(values + 48);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<float> Values(Vector512<int> places, Vector512<int> isUpper) =>
            Vector512.ConditionalSelect(isUpper.AsSingle(), Avx512F.PermuteVar16x32x2(v2, places, v3), Avx512F.PermuteVar16x32x2(v0, places, v1));
    }

    // The book lies in sixteen registers, a byte of each value in four of them. Each byte is looked up in halves of 128 codes; the four are
    // then interleaved, which works on 128 bits at a time, so the codes are brought into the order that makes the result straight.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Permuted(CodeBook book, byte* codes, float* largest, float* destination, int count)
    {
        Vector512<int> order = Vector512.Create(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15);
        byte* plane = book.Planes;
        Vector512<byte> a0 = Vector512.Load(plane), a1 = Vector512.Load(plane + 64), a2 = Vector512.Load(plane + 128), a3 = Vector512.Load(plane + 192);
        Vector512<byte> b0 = Vector512.Load(plane + 256), b1 = Vector512.Load(plane + 320), b2 = Vector512.Load(plane + 384), b3 = Vector512.Load(plane + 448);
        Vector512<byte> c0 = Vector512.Load(plane + 512), c1 = Vector512.Load(plane + 576), c2 = Vector512.Load(plane + 640), c3 = Vector512.Load(plane + 704);
        Vector512<byte> d0 = Vector512.Load(plane + 768), d1 = Vector512.Load(plane + 832), d2 = Vector512.Load(plane + 896), d3 = Vector512.Load(plane + 960);
        int i = 0;
        for (; i <= count - CodesAtOnce; i += CodesAtOnce)
        {
            Vector512<float> factor = Vector512.Create(largest[(uint)i / BlockFormat.Length]);
            Vector512<byte> code = Avx512F.PermuteVar16x32(Vector512.Load(codes + i).AsInt32(), order).AsByte();
            Vector512<byte> a = LookUp(code, a0, a1, a2, a3);
            Vector512<byte> b = LookUp(code, b0, b1, b2, b3);
            Vector512<byte> c = LookUp(code, c0, c1, c2, c3);
            Vector512<byte> d = LookUp(code, d0, d1, d2, d3);
            Vector512<ushort> lowerFirst = Avx512BW.UnpackLow(a, b).AsUInt16(), lowerLast = Avx512BW.UnpackHigh(a, b).AsUInt16();
            Vector512<ushort> upperFirst = Avx512BW.UnpackLow(c, d).AsUInt16(), upperLast = Avx512BW.UnpackHigh(c, d).AsUInt16();
            (Avx512BW.UnpackLow(lowerFirst, upperFirst).AsSingle() * factor).Store(destination + i);
            (Avx512BW.UnpackHigh(lowerFirst, upperFirst).AsSingle() * factor).Store(destination + i + 16);
            (Avx512BW.UnpackLow(lowerLast, upperLast).AsSingle() * factor).Store(destination + i + 32);
            (Avx512BW.UnpackHigh(lowerLast, upperLast).AsSingle() * factor).Store(destination + i + 48);
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> LookUp(
        Vector512<byte> code, Vector512<byte> first, Vector512<byte> second, Vector512<byte> third, Vector512<byte> fourth) =>
        Vector512.ConditionalSelect(
            Vector512.LessThan(code.AsSByte(), Vector512<sbyte>.Zero).AsByte(),
            Avx512Vbmi.PermuteVar64x8x2(third, code, fourth),
            Avx512Vbmi.PermuteVar64x8x2(first, code, second));
}
