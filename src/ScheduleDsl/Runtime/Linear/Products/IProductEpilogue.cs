namespace ScheduleDsl;

/// <summary>
/// Element-wise work on blocks of a result while they are in the cache. Each element is in one block, of one call; the calls come in any order and
/// from any of the threads. Not for symmetric products, whose halves would be seen at different times.
/// </summary>
internal interface IProductEpilogue
{
    /// <summary>Works on a block of the result that is done.</summary>
    void Run(int row, int column, int rows, int columns);
}
