using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ScheduleDsl;

/// <summary>Codes of one block's numbers. Every arm gives the code that the book's ties give.</summary>
internal static unsafe partial class Quantiser
{
    private const uint Magnitude = 0x7FFF_FFFF;

    /// <summary>Added and subtracted again, it leaves a float below 2^22 rounded to a whole number.</summary>
    private const float Rounder = 12_582_912;

    /// <param name="tables">Those of the book.</param>
    /// <param name="source">Finite numbers.</param>
    /// <param name="inverse">What they are multiplied by first; no product exceeds 1 by more than rounding does.</param>
    public static void Run(Arm arm, BlockTables tables, float* source, float inverse, byte* codes, int count)
    {
        int done = LaneWidth.Of(arm) switch
        {
            512 when Avx512BW.IsSupported => Permuted(tables, source, inverse, codes, count),
            512 => Selected<Lanes512, Vector512<uint>>(tables, source, inverse, codes, count),
            256 when Avx2.IsSupported => Estimated(tables, source, inverse, codes, count),
            256 => Selected<Lanes256, Vector256<uint>>(tables, source, inverse, codes, count),
            128 => Selected<Lanes128, Vector128<uint>>(tables, source, inverse, codes, count),
            _ => 0,
        };
        for (; done < count; done++)
            codes[done] = tables.Book.Nearest(source[done] * inverse);
    }

    // Portable: the decade's constants are chosen by comparing with the start of each.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Selected<TLanes, TVector>(BlockTables tables, float* source, float inverse, byte* codes, int count)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        bool isSigned = tables.Book.IsSigned;
        TVector factor = Float<TLanes, TVector>(inverse);
        ulong* doubts = stackalloc ulong[BlockFormat.Length / TLanes.Count];
        int i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            TVector z = TLanes.MultiplyFloats(TLanes.Load(source + i), factor);
            TVector negative = TLanes.ShiftRight(z, 31);
            TVector u = isSigned ? Outward<TLanes, TVector>(z, negative) : TLanes.Max(z, TLanes.Create(0));

            TVector scale = Float<TLanes, TVector>(tables.Scales[0]);
            TVector offset = Float<TLanes, TVector>(tables.Offsets[0]);
            TVector top = Float<TLanes, TVector>(tables.Tops[0]);
            for (int decade = 0; decade <= CodeBook.Decades; decade++)
            {
                TVector isIn = TLanes.Greater(u, TLanes.Create(tables.DecadeStarts[decade]));
                scale = TLanes.Select(isIn, Float<TLanes, TVector>(tables.Scales[decade + 1]), scale);
                offset = TLanes.Select(isIn, Float<TLanes, TVector>(tables.Offsets[decade + 1]), offset);
                top = TLanes.Select(isIn, Float<TLanes, TVector>(tables.Tops[decade + 1]), top);
            }

            TVector place = TLanes.MinFloats(TLanes.FusedMultiplyAddFloats(u, scale, offset), top);
            doubts[i / TLanes.Count] = Finish<TLanes, TVector>(tables, codes + i, u, negative, place);
        }

        for (int vector = 0; vector < i / TLanes.Count; vector++)
            LookUp(tables.Book, source, inverse, codes, vector * TLanes.Count, doubts[vector]);
        return i;
    }

    /// <summary>Stores the codes of a vector; a bit for each that has to be looked up instead.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Finish<TLanes, TVector>(BlockTables tables, byte* codes, TVector u, TVector negative, TVector place)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        TVector rounder = Float<TLanes, TVector>(Rounder);
        TVector whole = TLanes.SubtractFloats(TLanes.AddFloats(place, rounder), rounder);
        TVector distance = TLanes.And(TLanes.SubtractFloats(place, whole), TLanes.Create(Magnitude));
        TVector code = TLanes.TruncateFloats(place);
        if (tables.Book.IsSigned)
        {
            // A mask is -1 as an integer, and x ^ -1 - -1 is -x. The book has 1, but not -1.
            TVector mask = TLanes.Subtract(TLanes.Create(0), negative);
            code = TLanes.Add(TLanes.Subtract(TLanes.Xor(code, mask), mask), TLanes.Create(tables.Book.Zero));
            code = TLanes.Max(code, TLanes.Create(0));
        }

        TLanes.StoreBytes(code, codes);
        return TLanes.Bits(TLanes.LessFloats(distance, Float<TLanes, TVector>(BlockTables.Doubt)));
    }

    // Behind the loop: a call inside would put all its constants out of their registers.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LookUp(CodeBook book, float* source, float inverse, byte* codes, int first, ulong doubts)
    {
        for (; doubts != 0; doubts &= doubts - 1)
        {
            int i = first + BitOperations.TrailingZeroCount(doubts);
            codes[i] = book.Nearest(source[i] * inverse);
        }
    }

    // On a tie the lower code: of negative numbers the one farther from zero. The next magnitude is past the tie.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Outward<TLanes, TVector>(TVector z, TVector negative)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct => TLanes.Add(TLanes.And(z, TLanes.Create(Magnitude)), negative);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Float<TLanes, TVector>(float value)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct => TLanes.Create(System.BitConverter.SingleToUInt32Bits(value));
}
