using System;

namespace ScheduleDsl;

/// <summary>
/// Codes by the upper bits of a number: how many ties lie below all numbers with these bits. At most one lies among them, so one comparison
/// completes the code.
/// </summary>
/// <remarks>
/// The order of a number is its bit pattern with the lower 31 bits of negative ones turned over: as integers, orders are in the order of the
/// numbers. A key counts steps of <c>2^Dropped</c> patterns outwards from <see cref="Least"/>; with all bits turned over it is a negative number's.
/// </remarks>
internal sealed unsafe class CodeKeys
{
    /// <summary>Lower bits of a pattern that a key does not have.</summary>
    public const int Dropped = 16;

    /// <summary>Pattern of a magnitude below every tie's; what is smaller has the key of it.</summary>
    public const uint Least = 0x33D6_0000;

    // Rounding may leave a quotient a little above 1.
    private const int Count = (int)((0x3F80_0000 - Least) >> Dropped) + 1;

    private readonly AlignedMemory memory = new(256 * sizeof(int) + 2 * Count, stream: 0);

    private CodeKeys(CodeBook book)
    {
        for (int code = 0; code < 256; code++)
            Ties[code] = Order(book.Ties[code]);
        for (int key = 0; key < Count; key++)
        {
            uint start = Least + ((uint)key << Dropped), end = start + (1 << Dropped) - 1;
            Below[key] = book.Nearest(BitConverter.UInt32BitsToSingle(start));
            Below[~key] = book.Nearest(-BitConverter.UInt32BitsToSingle(end));
        }
    }

    public static CodeKeys Signed { get; } = new(CodeBook.Signed);

    public static CodeKeys Unsigned { get; } = new(CodeBook.Unsigned);

    /// <summary>By key: the code of the lowest of its numbers.</summary>
    public byte* Below => memory.Address + 256 * sizeof(int) + Count;

    /// <summary>By code: the order of the tie above it.</summary>
    public int* Ties => (int*)memory.Address;

    private static int Order(float value)
    {
        int bits = BitConverter.SingleToInt32Bits(value);
        return bits ^ (bits >> 31 & int.MaxValue);
    }
}
