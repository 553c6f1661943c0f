using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ScheduleDsl;

/// <content>AVX-512: the decade from two octaves and one comparison, its constants by permutation of registers.</content>
internal static unsafe partial class Quantiser
{
    // Added to a number of some hundred, it leaves twelve bits behind the point.
    private const float Fixed = 3 << 10;
    private const int Fraction = (1 << 12) - 1;

    // The tables are locals: a struct of as many registers would be kept in memory.
    [MethodImpl(MethodImplOptions.AggressiveOptimization), SkipLocalsInit]
    private static int Permuted(BlockTables tables, float* source, float* factors, byte* codes, int count)
    {
        int width = Vector512<float>.Count, together = VectorsTogether * width;
        bool isSigned = tables.Book.IsSigned;
        Vector512<uint> starts = Vector512.Load(tables.OctaveStarts);
        Vector512<float> scalesAbove = Vector512.Load(tables.OctaveScales), scales = Vector512.Load(tables.OctaveScales + 16);
        Vector512<float> offsetsAbove = Vector512.Load(tables.OctaveOffsets), offsets = Vector512.Load(tables.OctaveOffsets + 16);
        Vector512<float> topsAbove = Vector512.Load(tables.OctaveTops), tops = Vector512.Load(tables.OctaveTops + 16);
        Vector512<short> zero = Vector512.Create((short)tables.Book.Zero);
        Vector512<int> straight = Vector512.Create(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15);
        ulong* doubts = stackalloc ulong[BlockFormat.BlocksTogether * BlockFormat.Length / together];
        int i = 0;
        for (int group = 0; i <= count - together; i += together, group++)
        {
            float* from = source + i;
            Vector512<float> factor = Vector512.Create(factors[(uint)i / BlockFormat.Length]);
            Vector512<float> first = Place(Vector512.Load(from) * factor, isSigned, starts, scalesAbove, scales, offsetsAbove, offsets, topsAbove, tops);
            Vector512<float> second = Place(Vector512.Load(from + width) * factor, isSigned, starts, scalesAbove, scales, offsetsAbove, offsets, topsAbove, tops);
            Vector512<float> third = Place(Vector512.Load(from + 2 * width) * factor, isSigned, starts, scalesAbove, scales, offsetsAbove, offsets, topsAbove, tops);
            Vector512<float> fourth = Place(Vector512.Load(from + 3 * width) * factor, isSigned, starts, scalesAbove, scales, offsetsAbove, offsets, topsAbove, tops);
            Vector512<short> lower = Avx512BW.PackSignedSaturate(Avx512F.ConvertToVector512Int32(first), Avx512F.ConvertToVector512Int32(second)) + zero;
            Vector512<short> upper = Avx512BW.PackSignedSaturate(Avx512F.ConvertToVector512Int32(third), Avx512F.ConvertToVector512Int32(fourth)) + zero;

            // Packing works on 128 bits at a time. What is below 0 becomes 0: the book has 1, but not -1.
            Avx512F.PermuteVar16x32(Avx512BW.PackUnsignedSaturate(lower, upper).AsInt32(), straight).AsByte().Store(codes + i);
            doubts[group] = Doubt(first) | Doubt(second) << 16 | Doubt(third) << 32 | Doubt(fourth) << 48;
        }

        for (int group = 0; group < i / together; group++)
            LookUp(tables.Book, source, factors, codes, group * together, doubts[group]);
        return i;
    }

    /// <summary>Numbers whose nearest whole numbers are the codes, counted from zero outwards, with the numbers' signs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Place(
        Vector512<float> z, bool isSigned, Vector512<uint> starts, Vector512<float> scalesAbove, Vector512<float> scales,
        Vector512<float> offsetsAbove, Vector512<float> offsets, Vector512<float> topsAbove, Vector512<float> tops)
    {
        const byte LesserMagnitude = 2;
        if (!isSigned)
            z = Vector512.Max(z.AsInt32(), Vector512<int>.Zero).AsSingle();

        // On a tie the lower code: of negative numbers the one farther from zero. With the sign as its last bit a magnitude is in that order.
        Vector512<uint> u = Vector512.Max(Avx512F.RotateLeft(z.AsUInt32(), 1), Vector512.Create(BlockTables.LeastOfOctaves << 1));
        Vector512<uint> octaves = u >>> 25;
        octaves = Vector512.ConditionalSelect(Vector512.GreaterThan(u, Avx512F.PermuteVar16x32(starts, octaves)), octaves + Vector512.Create(16u), octaves);
        Vector512<float> scale = Avx512F.PermuteVar16x32x2(scalesAbove, octaves.AsInt32(), scales);
        Vector512<float> offset = Avx512F.PermuteVar16x32x2(offsetsAbove, octaves.AsInt32(), offsets);
        Vector512<float> top = Avx512F.PermuteVar16x32x2(topsAbove, octaves.AsInt32(), tops);
        if (isSigned)
            offset |= (z.AsInt32() & Vector512.Create(int.MinValue)).AsSingle();
        return Avx512DQ.Range(Vector512.FusedMultiplyAdd(z, scale, offset), top, LesserMagnitude);
    }

    /// <summary>A bit for each that is half-way between two codes, but for rounding, so that it has to be looked up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Doubt(Vector512<float> place) =>
        Vector512.Equals((place + Vector512.Create(Fixed + 0.5f)).AsInt32() & Vector512.Create(Fraction), Vector512<int>.Zero).ExtractMostSignificantBits();
}
