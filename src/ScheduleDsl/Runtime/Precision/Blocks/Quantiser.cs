using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ScheduleDsl;

/// <summary>Codes of one block's numbers. Every arm gives the code that the book's ties give.</summary>
internal static unsafe partial class Quantiser
{
    private const uint Magnitude = 0x7FFF_FFFF;
    private const int VectorsTogether = 4;

    /// <param name="tables">Those of the book.</param>
    /// <param name="source">Finite numbers, from the start of a block on.</param>
    /// <param name="factors">What each block's are multiplied by first; no product exceeds 1 by more than rounding does.</param>
    /// <param name="codes">Receives a code for each number.</param>
    /// <param name="count">How many, of no more than <see cref="BlockFormat.BlocksTogether"/> blocks.</param>
    public static void Run(Arm arm, BlockTables tables, float* source, float* factors, byte* codes, int count)
    {
        int done = LaneWidth.Of(arm) switch
        {
            512 when Avx512BW.IsSupported && Avx512DQ.IsSupported => Permuted(tables, source, factors, codes, count),
            512 => Keyed<Lanes512, Vector512<uint>>(tables.Book, source, factors, codes, count),
            256 when Avx2.IsSupported => Estimated(tables, source, factors, codes, count),
            256 => Keyed<Lanes256, Vector256<uint>>(tables.Book, source, factors, codes, count),
            128 => Keyed<Lanes128, Vector128<uint>>(tables.Book, source, factors, codes, count),
            _ => 0,
        };
        for (; done < count; done++)
            codes[done] = tables.Book.Nearest(source[done] * factors[done / BlockFormat.Length]);
    }

    // Portable: vectors find keys, and a key its code.
    [MethodImpl(MethodImplOptions.AggressiveOptimization), SkipLocalsInit]
    private static int Keyed<TLanes, TVector>(CodeBook book, float* source, float* factors, byte* codes, int count)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        CodeKeys table = book.IsSigned ? CodeKeys.Signed : CodeKeys.Unsigned;
        int* orders = stackalloc int[BlockFormat.Length], keys = stackalloc int[BlockFormat.Length];
        TVector magnitude = TLanes.Create(Magnitude), least = TLanes.Create(CodeKeys.Least);
        byte* below = table.Below;
        int* ties = table.Ties;
        int coded = count / TLanes.Count * TLanes.Count;
        for (int start = 0; start < coded; start += BlockFormat.Length, source += BlockFormat.Length, codes += BlockFormat.Length)
        {
            int length = System.Math.Min(BlockFormat.Length, coded - start);
            TVector factor = TLanes.Create(System.BitConverter.SingleToUInt32Bits(factors[start / BlockFormat.Length]));
            for (int i = 0; i < length; i += TLanes.Count)
            {
                TVector z = TLanes.MultiplyFloats(TLanes.Load(source + i), factor);
                TVector negative = TLanes.Greater(TLanes.Create(0), z);
                TVector key = TLanes.ShiftRight(TLanes.Subtract(TLanes.Max(TLanes.And(z, magnitude), least), least), CodeKeys.Dropped);
                TLanes.Store(TLanes.Xor(z, TLanes.And(negative, magnitude)), orders + i);
                TLanes.Store(TLanes.Xor(key, negative), keys + i);
            }

            for (int i = 0; i < length; i++)
            {
                int code = below[keys[i]];
                codes[i] = (byte)(code + (orders[i] > ties[code] ? 1 : 0));
            }
        }

        return coded;
    }

    // Behind the loop: a call inside would put all its constants out of their registers.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LookUp(CodeBook book, float* source, float* factors, byte* codes, int first, ulong doubts)
    {
        for (; doubts != 0; doubts &= doubts - 1)
        {
            int i = first + BitOperations.TrailingZeroCount(doubts);
            codes[i] = book.Nearest(source[i] * factors[i / BlockFormat.Length]);
        }
    }
}
