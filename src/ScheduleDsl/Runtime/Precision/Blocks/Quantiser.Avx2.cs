using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ScheduleDsl;

/// <content>AVX2: the decade from a straight line over bit patterns and one comparison, its constants by permutation of registers of eight.</content>
internal static unsafe partial class Quantiser
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization), SkipLocalsInit]
    private static int Estimated(BlockTables tables, float* source, float* factors, byte* codes, int count)
    {
        int together = VectorsTogether * Vector256<float>.Count;
        Decades decades = new(tables);
        Vector256<int> straight = Vector256.Create(0, 4, 1, 5, 2, 6, 3, 7);
        uint* doubts = stackalloc uint[BlockFormat.BlocksTogether * BlockFormat.Length / together];
        int i = 0;
        for (; i <= count - together; i += together)
        {
            uint doubt = 0;
            Vector256<float> factor = Vector256.Create(factors[(uint)i / BlockFormat.Length]);
            Vector256<short> lower = Avx2.PackSignedSaturate(decades.Codes(source + i, factor, 0, ref doubt), decades.Codes(source + i, factor, 1, ref doubt));
            Vector256<short> upper = Avx2.PackSignedSaturate(decades.Codes(source + i, factor, 2, ref doubt), decades.Codes(source + i, factor, 3, ref doubt));

            // Packing works on 128 bits at a time. What is below 0 becomes 0: the book has 1, but not -1.
            Avx2.PermuteVar8x32(Avx2.PackUnsignedSaturate(lower, upper).AsInt32(), straight).AsByte().Store(codes + i);
            doubts[i / together] = doubt;
        }

        for (int group = 0; group < i / together; group++)
            LookUp(tables.Book, source, factors, codes, group * together, doubts[group]);
        return i;
    }

    /// <summary>The tables in registers.</summary>
    private readonly ref struct Decades(BlockTables tables)
    {
        private readonly Vector256<int> magnitude = Vector256.Create((int)Magnitude);
        private readonly Vector256<int> least = Vector256.Create((int)BlockTables.Least);
        private readonly Vector256<float> slope = Vector256.Create(tables.Slope);
        private readonly Vector256<float> intercept = Vector256.Create(tables.Intercept);
        private readonly Vector256<int> nexts = Vector256.Load(tables.Nexts).AsInt32();
        private readonly Vector256<float> scales = Vector256.Load(tables.Scales);
        private readonly Vector256<float> offsets = Vector256.Load(tables.Offsets) - Vector256.Create(BlockTables.Doubt);
        private readonly Vector256<float> tops = Vector256.Load(tables.Tops);
        private readonly Vector256<float> twice = Vector256.Create(2 * BlockTables.Doubt);
        private readonly Vector256<int> one = Vector256.Create((int)tables.DecadeStarts[CodeBook.Decades]);
        private readonly Vector256<int> zero = Vector256.Create((int)tables.Book.Zero);
        private readonly bool isSigned = tables.Book.IsSigned;

        /// <summary>The codes of a vector, that of -1 below 0; a bit for each that has to be looked up instead.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<int> Codes(float* source, Vector256<float> factor, int vector, ref uint doubt)
        {
            Vector256<int> z = (Vector256.Load(source + vector * Vector256<float>.Count) * factor).AsInt32();

            // On a tie the lower code: of negative numbers the one farther from zero.
            Vector256<int> u = isSigned ? (z & magnitude) - (z >> 31) : z;
            u = Vector256.Max(u, least);
            Vector256<int> decade = Vector256.ConvertToInt32Native(Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(u), slope, intercept));
            decade -= Vector256.GreaterThan(u, Avx2.PermuteVar8x32(nexts, decade));
            Vector256<float> place = Vector256.FusedMultiplyAdd(u.AsSingle(), Avx2.PermuteVar8x32(scales, decade), Avx2.PermuteVar8x32(offsets, decade));
            place = Avx.Min(place, Avx2.PermuteVar8x32(tops, decade));
            Vector256<int> code = Vector256.ConvertToInt32Native(place);
            Vector256<int> isInDoubt = Vector256.GreaterThan(Vector256.ConvertToInt32Native(place + twice), code);
            doubt |= isInDoubt.ExtractMostSignificantBits() << vector * Vector256<float>.Count;

            // Behind the last decade there is 1 alone.
            code -= Vector256.GreaterThan(u, one);
            return isSigned ? Avx2.Sign(code, z) + zero : code;
        }
    }
}
