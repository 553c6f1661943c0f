using System;

namespace ScheduleDsl;

/// <summary>
/// The code book as a formula. Within a decade values are equally spaced, so a magnitude's code is <c>floor(scale z + offset)</c>, held at the
/// decade's last code; scale and offset are the decade's. Codes are counted from zero outwards.
/// </summary>
/// <remarks>
/// Rounding can put a number on the wrong side of a tie only where <c>scale z + offset</c> is next to a whole number. Such numbers are
/// looked up in the book instead, one in some thousands. Where a decade begins is compared exactly, in bit patterns.
/// </remarks>
internal sealed unsafe class BlockTables
{
    /// <summary>Distance from a whole number within which the formula is not trusted; its error is below a fifth of it.</summary>
    public const float Doubt = 1f / 4096;

    /// <summary>Exponents of single precision from which on <see cref="Starts"/> is given; smaller magnitudes are zero.</summary>
    public const int LeastExponent = 96;

    /// <summary>A magnitude below all decades, as a bit pattern; <see cref="Slope"/> and <see cref="Intercept"/> are for no smaller one.</summary>
    public static readonly uint Least = BitConverter.SingleToUInt32Bits(1e-7f);

    private readonly AlignedMemory memory = new((3 * 16 + 2 * 32 + 8) * sizeof(uint), stream: 0);

    private BlockTables(CodeBook book)
    {
        Book = book;

        // Below the first decade the code is 0: half a code, so that it is never next to a whole number.
        (Scales[0], Offsets[0], Tops[0]) = (0, 0.5f, 0.5f);
        int first = 1;
        for (int decade = 0; decade < CodeBook.Decades; decade++)
        {
            int intervals = book.Intervals(decade);
            DecadeStarts[decade] = BitConverter.SingleToUInt32Bits(book.Ties[book.Zero + first - 1]);
            Scales[decade + 1] = (float)(intervals / (0.9 * Math.Pow(10, decade - (CodeBook.Decades - 1))));
            Offsets[decade + 1] = (float)(first - intervals / 9.0);
            Tops[decade + 1] = first + intervals - 0.5f;
            first += intervals;
        }

        // Behind the last decade there is 1 alone.
        DecadeStarts[CodeBook.Decades] = BitConverter.SingleToUInt32Bits(book.Ties[254]);
        (Scales[CodeBook.Decades + 1], Offsets[CodeBook.Decades + 1], Tops[CodeBook.Decades + 1]) = (0, first + 0.5f, first + 0.5f);

        // A straight line through the middles of the first and the last step; the others it passes within their windows too.
        double lowest = DecadeStarts[0], highest = DecadeStarts[CodeBook.Decades - 1];
        Slope = (float)((CodeBook.Decades - 1) / (highest - lowest));
        Intercept = (float)(0.5 - (CodeBook.Decades - 1) / (highest - lowest) * lowest);
        for (int below = 0; below <= CodeBook.Decades; below++)
            Nexts[below] = below < CodeBook.Decades ? DecadeStarts[below] : int.MaxValue;

        for (int exponent = LeastExponent; exponent < LeastExponent + 32; exponent++)
        {
            // A power of two holds the start of at most one decade.
            int below = 0;
            while (below <= CodeBook.Decades && DecadeStarts[below] < (uint)exponent << 23)
                below++;
            // The processor's permutation reads the lower five bits of the exponent.
            Below[exponent % 32] = (uint)below;
            Starts[exponent % 32] = below <= CodeBook.Decades ? DecadeStarts[below] : int.MaxValue;
        }
    }

    public static BlockTables Signed { get; } = new(CodeBook.Signed);

    public static BlockTables Unsigned { get; } = new(CodeBook.Unsigned);

    public CodeBook Book { get; }

    /// <summary>By decade from 1; 0 is what lies below all decades, 8 is the number 1.</summary>
    public float* Scales => (float*)memory.Address;

    /// <inheritdoc cref="Scales"/>
    public float* Offsets => (float*)memory.Address + 16;

    /// <summary>The decade's last code and a half.</summary>
    /// <inheritdoc cref="Scales"/>
    public float* Tops => (float*)memory.Address + 32;

    /// <summary>By exponent modulo 32: decades that begin below this power of two.</summary>
    public uint* Below => (uint*)memory.Address + 48;

    /// <summary>By exponent modulo 32: where the next decade begins; a magnitude above it, as a bit pattern, is in that decade.</summary>
    public uint* Starts => (uint*)memory.Address + 80;

    /// <summary>By the number of decades that begin below: where the next one begins, as a bit pattern.</summary>
    public uint* Nexts => (uint*)memory.Address + 112;

    /// <summary>
    /// <c>Slope u + Intercept</c> of a magnitude's bit pattern u, which is nearly its logarithm, without its fraction is the number of decades that begin below,
    /// or one less.
    /// </summary>
    public float Slope { get; }

    /// <inheritdoc cref="Slope"/>
    public float Intercept { get; }

    /// <summary>Bit patterns of the magnitudes above which each decade is, and above which the code is that of 1.</summary>
    public uint[] DecadeStarts { get; } = new uint[CodeBook.Decades + 1];
}
