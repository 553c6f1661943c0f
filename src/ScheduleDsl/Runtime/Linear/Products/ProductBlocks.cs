namespace ScheduleDsl;

/// <summary>The blocks into which products are cut.</summary>
internal static class ProductBlocks
{
    /// <summary>
    /// Terms in one fused chain. This one number is part of what a product is (docs/numerics.md, "Products"): to change it changes results.
    /// A panel of the right operand of this depth just fills a first-level cache of 48 KiB.
    /// </summary>
    public const int Depth = 384;

    /// <summary>Rows of the left operand that are packed at a time.</summary>
    public const int Rows = 4096;

    /// <summary>Columns of the right operand that are packed at a time.</summary>
    public const int Columns = 4096;

    /// <summary>Panels of rows in one piece of work: with their depth they fit a second-level cache beside what streams through it.</summary>
    public const int RowPanels = 8;

    /// <summary>Panels of columns in one piece of work.</summary>
    public const int ColumnPanels = 8;

    /// <summary>Panels that are packed in one piece of work.</summary>
    public const int PackedPanels = 2;

    /// <summary>The same of an operand that is made just before.</summary>
    public const int PreparedPanels = 8;

    /// <summary>Multiplications below which threads are not worth waking.</summary>
    public const long Shared = 1 << 21;
}
