namespace ScheduleDsl;

/// <summary>
/// Element-wise work on blocks of a matrix that a product reads, just before it does, or writes, when they are done. Each element is in one block, of one call; the calls come in any
/// order and from any of the threads.
/// </summary>
internal interface IBlockWork
{
    void Run(int row, int column, int rows, int columns);
}
