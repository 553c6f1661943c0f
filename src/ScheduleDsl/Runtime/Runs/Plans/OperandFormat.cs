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

    /// <summary>IEEE half precision.</summary>
    Float16,

    /// <summary>Random numbers: nothing is kept.</summary>
    Draw,
}
