namespace ScheduleDsl;

/// <summary>What of a product's operands is made just before it is packed.</summary>
internal enum ProductOperands
{
    /// <summary>A; blocks are counted in it.</summary>
    A,

    /// <summary>B; blocks are counted in it.</summary>
    B,

    /// <summary>A, of which B is the transposed view; blocks are counted in A.</summary>
    Both,
}
