using System;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Testing;

/// <summary>What a collective or a state is over, as one weight sees it: which one, how large, and the weight's place within.</summary>
/// <param name="Index">Which row, column, block or matrix of the tensor.</param>
/// <param name="Place">The weight's place among the weights of the span.</param>
/// <param name="Length">Weights of the span.</param>
internal readonly record struct Span(int Index, int Place, int Length)
{
    /// <summary>A span within a tensor; the tensor itself for wider scopes.</summary>
    public static Span Of(CollectiveScope scope, ReplayTensor tensor, int weight, long blockLength)
    {
        int matrix = weight / tensor.MatrixLength;
        int row = weight / tensor.Columns;
        switch (scope)
        {
            case CollectiveScope.Row:
                return new(row, weight % tensor.Columns, tensor.Columns);
            case CollectiveScope.Column:
                return new(matrix * tensor.Columns + weight % tensor.Columns, row % tensor.Rows, tensor.Rows);
            case CollectiveScope.Block:
                if (blockLength < 1)
                    throw new ReplayException($"A block of {tensor} has a length of {blockLength}: it must be at least 1.");
                int length = (int)Math.Min(blockLength, tensor.Length);
                return new(weight / length, weight % length, Math.Min(length, tensor.Length - weight / length * length));
            case CollectiveScope.Rows or CollectiveScope.Columns or CollectiveScope.Matrix:
                return new(matrix, weight % tensor.MatrixLength, tensor.MatrixLength);
            default:
                return new(0, weight, tensor.Length);
        }
    }

    /// <summary>The span in words.</summary>
    public string In(CollectiveScope scope, ReplayTensor tensor) => scope switch
    {
        CollectiveScope.Row => $"row {Index} of {tensor}",
        CollectiveScope.Column => $"column {Index} of {tensor}",
        CollectiveScope.Block => $"block {Index} of {tensor}",
        CollectiveScope.Group => $"the group of {tensor}",
        CollectiveScope.All => "the run",
        CollectiveScope.Tensor => $"{tensor}",
        _ => tensor.Facts.Matrices > 1 ? $"matrix {Index} of {tensor}" : $"{tensor}",
    };
}
