using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

/// <summary>A matrix cut into blocks that are no longer than a side may be, the last of each row and column shorter where they do not come out even.</summary>
internal static class Tiles
{
    /// <summary>The shapes of the blocks, row after row of them.</summary>
    public static int[][] Shapes(int[] shape, int longest) => shape is [var rows, var columns]
        ? [.. Parts(rows, longest).SelectMany(_ => Parts(columns, longest), (row, column) => new[] { row.Length, column.Length })]
        : [shape];

    /// <summary>Where the matrix has the numbers of one block after the other.</summary>
    public static int[] Places(int[] shape, int longest) => shape is [var rows, var columns]
        ? [.. from row in Parts(rows, longest) from column in Parts(columns, longest) from i in Range(row) from j in Range(column) select i * columns + j]
        : [.. Enumerable.Range(0, shape.Aggregate(1, (product, size) => product * size))];

    private static IEnumerable<int> Range((int First, int Length) part) => Enumerable.Range(part.First, part.Length);

    private static IEnumerable<(int First, int Length)> Parts(int side, int longest)
    {
        for (int first = 0; first < side; first += longest)
            yield return (first, Math.Min(longest, side - first));
    }
}
