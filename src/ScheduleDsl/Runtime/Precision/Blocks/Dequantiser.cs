using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ScheduleDsl;

/// <summary>Numbers of one block's codes: the book's value times the largest magnitude.</summary>
internal static unsafe class Dequantiser
{
    private const int CodesAtOnce = 64;

    public static void Run(Arm arm, CodeBook book, byte* codes, float largest, float* destination, int count)
    {
        int done = 0;
        if (Avx512Vbmi.IsSupported && LaneWidth.Of(arm) == 512)
            done = Permuted(book, codes, largest, destination, count);

        LookedUp(book.Values, codes + done, largest, destination + done, count - done);
    }

    // The book stays in the first-level cache: two loads for each number, which wait for nothing.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LookedUp(float* values, byte* codes, float largest, float* destination, int count)
    {
        int i = 0;
        for (; i <= count - 4; i += 4)
        {
            Vector128<float> read = Vector128.Create(values[codes[i]], values[codes[i + 1]], values[codes[i + 2]], values[codes[i + 3]]);
            (read * largest).Store(destination + i);
        }

        for (; i < count; i++)
            destination[i] = values[codes[i]] * largest;
    }

    // The book lies in sixteen registers, a byte of each value in four of them. Each byte is looked up in halves of 128 codes; the four are
    // then interleaved, which works on 128 bits at a time, so the codes are brought into the order that makes the result straight.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Permuted(CodeBook book, byte* codes, float largest, float* destination, int count)
    {
        Vector512<int> order = Vector512.Create(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15);
        Vector512<float> factor = Vector512.Create(largest);
        byte* plane = book.Planes;
        Vector512<byte> a0 = Vector512.Load(plane), a1 = Vector512.Load(plane + 64), a2 = Vector512.Load(plane + 128), a3 = Vector512.Load(plane + 192);
        Vector512<byte> b0 = Vector512.Load(plane + 256), b1 = Vector512.Load(plane + 320), b2 = Vector512.Load(plane + 384), b3 = Vector512.Load(plane + 448);
        Vector512<byte> c0 = Vector512.Load(plane + 512), c1 = Vector512.Load(plane + 576), c2 = Vector512.Load(plane + 640), c3 = Vector512.Load(plane + 704);
        Vector512<byte> d0 = Vector512.Load(plane + 768), d1 = Vector512.Load(plane + 832), d2 = Vector512.Load(plane + 896), d3 = Vector512.Load(plane + 960);
        int i = 0;
        for (; i <= count - CodesAtOnce; i += CodesAtOnce)
        {
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
