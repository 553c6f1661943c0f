using System.ComponentModel;

namespace ScheduleDsl.Ilgpu.CompilerServices;

/// <summary>
/// What one thread group of a launch does: some neighbouring numbers of one tensor. A launch is a table of these, so hundreds of small tensors are one launch.
/// </summary>
/// <remarks>A flat loop takes any numbers of a tensor; one that follows rows or blocks takes whole ones, at most 64 rows where columns are summed.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct WorkItem
{
    /// <summary>The first number's place in the arrays of its space: of weights, or of rows, columns or blocks where the loop runs over those.</summary>
    public long Index;

    /// <summary>The first number's place in its tensor.</summary>
    public long Element;

    /// <summary>How many numbers.</summary>
    public long Count;

    /// <summary>Of a loop that follows rows or blocks: their length; the last may be short.</summary>
    public long Span;

    /// <summary>Of such a loop: the place of the first row or block in arrays with one number for each.</summary>
    public long Line;

    /// <summary>Of a loop that follows rows: where the columns of the matrix start in arrays with one number for each column.</summary>
    public long Column;

    /// <summary>Where this item's own sums of columns start.</summary>
    public long Sums;

    /// <summary>The tensor's number in the table.</summary>
    public int Tensor;

    /// <summary>The uniform block to read.</summary>
    public int Block;
}
