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

    /// <summary>The magnitude that <see cref="OctaveStarts"/> begins with, as a bit pattern: a power of four.</summary>
    public const uint LeastOfOctaves = 0x3000_0000;

    /// <summary>A magnitude below all decades, as a bit pattern; <see cref="Slope"/> and <see cref="Intercept"/> are for no smaller one.</summary>
    public static readonly uint Least = BitConverter.SingleToUInt32Bits(1e-7f);

    private readonly AlignedMemory memory = new((4 * 16 + 3 * 32 + 8) * sizeof(uint), stream: 0);

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

        for (int octaves = 0; octaves < 16; octaves++)
        {
            // Two octaves hold the start of at most one decade.
            uint start = LeastOfOctaves + ((uint)octaves << 24), end = start + (1u << 24);
            int below = 0;
            while (below <= CodeBook.Decades && DecadeStarts[below] < start)
                below++;
            bool hasStart = below <= CodeBook.Decades && DecadeStarts[below] < end;
            OctaveStarts[octaves] = hasStart ? DecadeStarts[below] << 1 : uint.MaxValue;
            SetOctaves(octaves + 16, below);
            SetOctaves(octaves, hasStart ? below + 1 : below);
        }

        void SetOctaves(int place, int decade) =>
            (OctaveScales[place], OctaveOffsets[place], OctaveTops[place]) = (Scales[decade], Offsets[decade] - 0.5f, Tops[decade] - 0.5f);
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

    /// <summary>By pair of octaves from <see cref="LeastOfOctaves"/> on: where a decade begins in it, as twice a bit pattern.</summary>
    public uint* OctaveStarts => (uint*)memory.Address + 48;

    /// <summary>By pair of octaves, first above the start in it, then below: the decade's scale.</summary>
    public float* OctaveScales => (float*)memory.Address + 64;

    /// <summary>Its offset, less a half: codes are the nearest whole numbers.</summary>
    /// <inheritdoc cref="OctaveScales"/>
    public float* OctaveOffsets => (float*)memory.Address + 96;

    /// <summary>Its last code.</summary>
    /// <inheritdoc cref="OctaveScales"/>
    public float* OctaveTops => (float*)memory.Address + 128;

    /// <summary>By the number of decades that begin below: where the next one begins, as a bit pattern.</summary>
    public uint* Nexts => (uint*)memory.Address + 160;

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
