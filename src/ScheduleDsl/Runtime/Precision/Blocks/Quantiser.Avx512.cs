using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ScheduleDsl;

/// <content>AVX-512: the decade from the exponent and one comparison, its constants by permutation of registers.</content>
internal static unsafe partial class Quantiser
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Permuted(BlockTables tables, float* source, float inverse, byte* codes, int count)
    {
        CodeBook book = tables.Book;
        Vector512<float> factor = Vector512.Create(inverse);
        Vector512<int> least = Vector512.Create(BlockTables.LeastExponent << 23);
        Vector512<uint> below = Vector512.Load(tables.Below), belowUpper = Vector512.Load(tables.Below + 16);
        Vector512<uint> starts = Vector512.Load(tables.Starts), startsUpper = Vector512.Load(tables.Starts + 16);
        Vector512<float> scales = Vector512.Load(tables.Scales);
        Vector512<float> offsets = Vector512.Load(tables.Offsets);
        Vector512<float> tops = Vector512.Load(tables.Tops);
        Vector512<float> doubt = Vector512.Create(BlockTables.Doubt), twice = doubt + doubt;
        Vector512<int> zero = Vector512.Create((int)book.Zero);
        offsets -= doubt;
        ushort* doubts = stackalloc ushort[BlockFormat.Length / Vector512<float>.Count];
        int vectors = count / Vector512<float>.Count;
        for (int vector = 0; vector < vectors; vector++)
        {
            Vector512<int> z = (Vector512.Load(source + vector * Vector512<float>.Count) * factor).AsInt32();
            Vector512<int> negative = z >> 31;
            Vector512<int> u = book.IsSigned ? (z & Vector512.Create((int)Magnitude)) - negative : z;

            // Too small for any decade, or negative and so below all codes.
            u = Vector512.Max(u, least);
            Vector512<uint> exponent = u.AsUInt32() >>> 23;
            Vector512<int> start = Avx512F.PermuteVar16x32x2(starts, exponent, startsUpper).AsInt32();
            Vector512<int> decade = Avx512F.PermuteVar16x32x2(below, exponent, belowUpper).AsInt32();
            decade = Vector512.ConditionalSelect(Vector512.GreaterThan(u, start), decade + Vector512<int>.One, decade);
            Vector512<float> place = Vector512.FusedMultiplyAdd(
                u.AsSingle(), Avx512F.PermuteVar16x32(scales, decade), Avx512F.PermuteVar16x32(offsets, decade));
            place = Avx512F.Min(place, Avx512F.PermuteVar16x32(tops, decade));
            Vector512<int> code = Vector512.ConvertToInt32Native(place);
            doubts[vector] = (ushort)Vector512.ExtractMostSignificantBits(~Vector512.Equals(code, Vector512.ConvertToInt32Native(place + twice)));

            // x ^ -1 - -1 is -x. The book has 1, but not -1.
            if (book.IsSigned)
                code = Vector512.Max((code ^ negative) - negative + zero, Vector512<int>.Zero);
            Avx512F.ConvertToVector128Byte(code.AsUInt32()).Store(codes + vector * Vector512<float>.Count);
        }

        for (int vector = 0; vector < vectors; vector++)
            LookUp(book, source, inverse, codes, vector * Vector512<float>.Count, doubts[vector]);
        return vectors * Vector512<float>.Count;
    }
}
