namespace ScheduleDsl;

/// <summary>How a loop's operand comes about: a loop computes in one type, whatever memory holds.</summary>
internal enum OperandFormat
{
    /// <summary>The loop reads and writes memory itself.</summary>
    Direct,

    /// <summary>bfloat16, rounded to the nearest.</summary>
    BFloat16,

    /// <summary>bfloat16, rounded by chance.</summary>
    BFloat16ByChance,

    /// <summary>bfloat16 with what rounding took, as a second bfloat16 beside it.</summary>
    BFloat16Compensated,

    /// <summary>IEEE half precision.</summary>
    Float16,

    /// <summary>8-bit codes of the signed book, with the largest magnitude of each 256 weights beside them.</summary>
    Block8Signed,

    /// <summary>The same of the unsigned book.</summary>
    Block8Unsigned,

    /// <summary>Random numbers: nothing is kept.</summary>
    Draw,
}

/// <summary>Facts about <see cref="OperandFormat"/>.</summary>
internal static unsafe class OperandFormats
{
    /// <summary>Widens numbers of an array that is kept in less than floats.</summary>
    /// <param name="format">How the array is kept.</param>
    /// <param name="arm">Width of the vectors.</param>
    /// <param name="stored">The array.</param>
    /// <param name="companion">What is kept beside it.</param>
    /// <param name="start">The first number; of blocks the first of a block.</param>
    /// <param name="wide">Receives them.</param>
    /// <param name="count">How many.</param>
    public static void Widen(this OperandFormat format, Arm arm, byte* stored, byte* companion, long start, float* wide, int count)
    {
        if (format.IsBlock8())
            BlockFormat.Dequantise(arm, format.Book(), stored + start, (float*)companion + start / BlockFormat.Length, wide, count);
        else if (format == OperandFormat.BFloat16Compensated)
            CompensatedPair.Join(arm, (ushort*)stored + start, (ushort*)companion + start, wide, count);
        else if (format == OperandFormat.Float16)
            Float16Conversion.Widen(arm, (ushort*)stored + start, wide, count);
        else
            BFloat16Conversion.Widen(arm, (ushort*)stored + start, wide, count);
    }

    public static bool IsBlock8(this OperandFormat format) => format is OperandFormat.Block8Signed or OperandFormat.Block8Unsigned;

    /// <summary>The book of 8-bit codes.</summary>
    public static CodeBook Book(this OperandFormat format) => format == OperandFormat.Block8Signed ? CodeBook.Signed : CodeBook.Unsigned;

    /// <summary>Bytes of a number in memory, where loops compute with numbers of some size.</summary>
    public static int Size(this OperandFormat format, ElementType computed) => format switch
    {
        OperandFormat.Direct or OperandFormat.Draw => computed.Size(),
        OperandFormat.Block8Signed or OperandFormat.Block8Unsigned => sizeof(byte),
        _ => sizeof(ushort),
    };
}
