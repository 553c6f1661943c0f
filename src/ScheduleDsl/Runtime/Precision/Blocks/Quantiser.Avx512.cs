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
        Vector512<float> factor = Vector512.Create(inverse);
        Vector512<uint> least = Vector512.Create((uint)BlockTables.LeastExponent << 23);
        Vector512<uint> below = Vector512.Load(tables.Below), belowUpper = Vector512.Load(tables.Below + 16);
        Vector512<uint> starts = Vector512.Load(tables.Starts), startsUpper = Vector512.Load(tables.Starts + 16);
        Vector512<float> scales = Vector512.Load(tables.Scales);
        Vector512<float> offsets = Vector512.Load(tables.Offsets);
        Vector512<float> tops = Vector512.Load(tables.Tops);
        bool isSigned = tables.Book.IsSigned;
        ulong* doubts = stackalloc ulong[BlockFormat.Length / Vector512<float>.Count];
        int i = 0;
        for (; i <= count - Vector512<float>.Count; i += Vector512<float>.Count)
        {
            Vector512<uint> z = (Vector512.Load(source + i) * factor).AsUInt32();
            Vector512<uint> negative = z >>> 31;
            Vector512<uint> u = isSigned ? Outward<Lanes512, Vector512<uint>>(z, negative) : z;

            // Too small for any decade, or negative and so below all codes.
            u = Vector512.Max(u.AsInt32(), least.AsInt32()).AsUInt32();
            Vector512<uint> exponent = u >>> 23;
            Vector512<uint> start = Avx512F.PermuteVar16x32x2(starts, exponent, startsUpper);
            Vector512<int> decade = Avx512F.PermuteVar16x32x2(below, exponent, belowUpper).AsInt32()
                - Vector512.GreaterThan(u.AsInt32(), start.AsInt32());
            Vector512<float> place = Vector512.FusedMultiplyAdd(
                u.AsSingle(), Avx512F.PermuteVar16x32(scales, decade), Avx512F.PermuteVar16x32(offsets, decade));
            place = Avx512F.Min(place, Avx512F.PermuteVar16x32(tops, decade));
            doubts[i / Vector512<float>.Count] = Finish<Lanes512, Vector512<uint>>(tables, codes + i, u, negative, place.AsUInt32());
        }

        LookUp(tables.Book, source, inverse, codes, doubts, i / Vector512<float>.Count, Vector512<float>.Count);
        return i;
    }
}
