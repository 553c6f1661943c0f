namespace ScheduleDsl.Ilgpu;

/// <summary>How products are cut on devices. Of these, <see cref="Block"/> alone is part of what a product is.</summary>
internal static class ProductTile
{
    /// <summary>Threads along a side of a tile; each has eight rows and eight columns.</summary>
    public const int Threads = 8;

    /// <summary>Threads of a group.</summary>
    public const int GroupSize = Threads * Threads;

    /// <summary>Rows and columns of the result that a group computes.</summary>
    public const int Side = 8 * Threads;

    /// <summary>Terms that a group has in shared memory at a time.</summary>
    public const int Depth = 16;

    /// <summary>Numbers from a term to the next there: one more than a side, so that threads that store one term each use different banks.</summary>
    public const int Pitch = Side + 1;

    /// <summary>Terms in one chain of additions, as on the processor.</summary>
    public const int Block = ProductBlocks.Depth;
}
