using System;

namespace ScheduleDsl;

/// <content>The half of a symmetric product that was not computed.</content>
internal sealed unsafe partial class ProductWork<T>
{
    private const int MirrorBlock = 64;

    private int MirroringPieces => Ceiling(request.Result.Rows, MirrorBlock);

    // A row of blocks below the diagonal, from a column of blocks above it. The longest first, so that threads end together.
    private void Mirror(int piece)
    {
        MatrixView<T> c = request.Result;
        T* turned = stackalloc T[MirrorBlock * MirrorBlock];
        int row = (MirroringPieces - 1 - piece) * MirrorBlock, rows = Math.Min(MirrorBlock, c.Rows - row);
        for (int column = 0; column < row; column += MirrorBlock)
        {
            if (c.ColumnStep != 1)
            {
                Copy(c, row, row + rows, column, column + MirrorBlock);
                continue;
            }

            // By way of a small block: rows that are a power of two apart would throw each other out of the cache.
            Packing.Transpose(c.At(column, row), c.RowStep, MirrorBlock, rows, turned, MirrorBlock);
            for (int i = 0; i < rows; i++)
                new Span<T>(turned + i * MirrorBlock, MirrorBlock).CopyTo(new Span<T>(c.At(row + i, column), MirrorBlock));
        }

        Copy(c, row, row + rows, row, row + rows);
    }

    private static void Copy(MatrixView<T> c, int row, int endRow, int column, int endColumn)
    {
        for (int i = row; i < endRow; i++)
        {
            for (int j = column; j < Math.Min(endColumn, i); j++)
                c[i, j] = c[j, i];
        }
    }
}
