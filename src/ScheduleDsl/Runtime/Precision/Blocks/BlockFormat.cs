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

    /// <summary>Blocks that are coded at a time: what the arms keep in registers is loaded once for them.</summary>
    public const int BlocksTogether = 16;

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
        float* factors = stackalloc float[BlocksTogether];
        for (int start = 0; start < count; start += BlocksTogether * Length, largest += BlocksTogether)
        {
            int numbers = Math.Min(BlocksTogether * Length, count - start), blocks = (numbers + Length - 1) / Length;
            bool isFinite = true;
            for (int block = 0; block < blocks; block++)
            {
                uint bits = LargestMagnitude.Find(arm, source + start + block * Length, Math.Min(Length, numbers - block * Length));
                largest[block] = bits < Infinity ? BitConverter.UInt32BitsToSingle(bits) : float.NaN;
                factors[block] = 1 / MathF.Max(largest[block], LeastDivisor);
                isFinite &= bits < Infinity;
            }

            if (isFinite)
            {
                Quantiser.Run(arm, tables, source + start, factors, codes + start, numbers);
                continue;
            }

            for (int block = 0; block < blocks; block++)
            {
                int first = start + block * Length, length = Math.Min(Length, count - first);
                if (float.IsNaN(largest[block]))
                    Unsafe.InitBlockUnaligned(codes + first, book.Zero, (uint)length);
                else
                    Quantiser.Run(arm, tables, source + first, factors + block, codes + first, length);
            }
        }
    }

    /// <summary>Reads numbers back.</summary>
    /// <inheritdoc cref="Quantise"/>
    /// <param name="destination">Receives the numbers.</param>
    public static void Dequantise(Arm arm, CodeBook book, byte* codes, float* largest, float* destination, int count) =>
        Dequantiser.Run(arm, book, codes, largest, destination, count);
}
