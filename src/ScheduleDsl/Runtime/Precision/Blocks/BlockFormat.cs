using System;
using System.Runtime.CompilerServices;

namespace ScheduleDsl;

/// <summary>
/// Block-wise 8-bit numbers: 256 neighbours share the largest magnitude among them, <c>a</c>; each is the code whose value lies nearest to
/// <c>x (1 / a)</c>, and reads as that value times <c>a</c>. A tensor's last block may be shorter.
/// </summary>
/// <remarks>
/// <para>Below 1e-38 the quotient is taken by 1e-38, so that it stays finite. Where several numbers lie on a tie, each takes the lower code.
/// The unsigned book has nothing below 0, so negative numbers take its 0.</para>
/// <para>A block that holds NaN or an infinity has NaN for <c>a</c>, the code of 0 everywhere, and reads as NaN everywhere: a gradient that went
/// wrong shows in every weight of the block, rather than in a scale that hides the others.</para>
/// </remarks>
internal static unsafe class BlockFormat
{
    /// <summary>Numbers of one block.</summary>
    public const int Length = 256;

    private const uint Infinity = 0x7F80_0000;
    private const float LeastDivisor = 1e-38f;

    /// <summary>Stores numbers as codes, and the largest magnitude of each block.</summary>
    /// <param name="source">The numbers, from the start of a block on.</param>
    /// <param name="count">How many; the last block may be short.</param>
    /// <param name="codes">Receives a code for each number.</param>
    /// <param name="largest">Receives a magnitude for each block begun.</param>
    public static void Quantise(Arm arm, CodeBook book, float* source, int count, byte* codes, float* largest)
    {
        BlockTables tables = book.IsSigned ? BlockTables.Signed : BlockTables.Unsigned;
        for (int start = 0; start < count; start += Length, largest++)
        {
            int length = Math.Min(Length, count - start);
            uint bits = LargestMagnitude.Find(arm, source + start, length);
            if (bits >= Infinity)
            {
                *largest = float.NaN;
                Unsafe.InitBlockUnaligned(codes + start, book.Zero, (uint)length);
                continue;
            }

            *largest = BitConverter.UInt32BitsToSingle(bits);
            Quantiser.Run(arm, tables, source + start, 1 / MathF.Max(*largest, LeastDivisor), codes + start, length);
        }
    }

    /// <summary>Reads numbers back.</summary>
    /// <inheritdoc cref="Quantise"/>
    /// <param name="destination">Receives the numbers.</param>
    public static void Dequantise(Arm arm, CodeBook book, byte* codes, float* largest, float* destination, int count)
    {
        for (int start = 0; start < count; start += Length, largest++)
            Dequantiser.Run(arm, book, codes + start, *largest, destination + start, Math.Min(Length, count - start));
    }
}
