namespace ScheduleDsl;

/// <summary>The blocks of a workspace. Two uses never share memory, so an operation may call another that has uses of its own.</summary>
internal enum WorkspaceUse
{
    /// <summary>The left operand of a product, packed.</summary>
    PackedLeft,

    /// <summary>The right operand of a product, packed.</summary>
    PackedRight,

    /// <summary>The matrix that is being decomposed, in double.</summary>
    Factor,

    /// <summary>Householder vectors, one in each row.</summary>
    Reflectors,

    /// <summary>Those that act from the right.</summary>
    RightReflectors,

    /// <summary>An orthogonal matrix that grows, transposed.</summary>
    Basis,

    /// <summary>The one on the right.</summary>
    RightBasis,

    /// <summary>What a block of reflectors is multiplied with.</summary>
    BlockProduct,

    /// <summary>The same, times a triangle.</summary>
    BlockProductTriangle,

    /// <summary>Triangle of a block of reflectors, and their inner products.</summary>
    BlockTriangle,

    /// <summary>Panels of a blocked reduction.</summary>
    Panels,

    /// <summary>Single rows of numbers.</summary>
    Vectors,

    /// <summary>Rotations that wait to be applied.</summary>
    Rotations,

    /// <summary>Those from the right.</summary>
    RightRotations,

    /// <summary>The triangle of a tall matrix, whose singular values are its own.</summary>
    Square,

    /// <summary>Orthonormal rows that span a tall matrix's columns.</summary>
    TallBasis,

    /// <summary>Places in order.</summary>
    Places,

    /// <summary>Keys and places of a sort.</summary>
    Order,

    Count,
}
