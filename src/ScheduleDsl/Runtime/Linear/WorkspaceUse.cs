namespace ScheduleDsl;

/// <summary>The blocks of a workspace. Two uses never share memory, so an operation may call another that has uses of its own.</summary>
internal enum WorkspaceUse
{
    /// <summary>The left operand of a product, packed.</summary>
    PackedLeft,

    /// <summary>The right operand of a product, packed.</summary>
    PackedRight,

    Count,
}
