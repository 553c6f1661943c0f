namespace ScheduleDsl;

/// <summary>
/// Element-wise work on blocks of a result while they are in the cache. Each element is in one block, of one call; the calls come in any order and
/// from any of the threads. Not for symmetric products, whose halves would be seen at different times.
/// </summary>
internal unsafe struct ProductEpilogue
{
    /// <summary>Gets the context and the block: first row, first column, rows, columns of the result. Null: nothing is to be done.</summary>
    public delegate*<void*, int, int, int, int, void> Call;

    /// <summary>The caller's.</summary>
    public void* Context;
}
