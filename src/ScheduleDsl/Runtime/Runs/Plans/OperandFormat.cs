namespace ScheduleDsl;

/// <summary>How a loop's operand comes about: a loop computes in one type, whatever memory holds.</summary>
internal enum OperandFormat
{
    /// <summary>Memory holds what the loop computes with.</summary>
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
internal static class OperandFormats
{
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
