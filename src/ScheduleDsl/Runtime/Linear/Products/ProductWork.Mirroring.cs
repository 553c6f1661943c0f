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
        int row = (MirroringPieces - 1 - piece) * MirrorBlock, rows = Math.Min(MirrorBlock, c.Rows - row);
        for (int column = 0; column < row; column += MirrorBlock)
        {
            if (c.ColumnStep == 1)
                Packing.Transpose(c.At(column, row), c.RowStep, MirrorBlock, rows, c.At(row, column), c.RowStep);
            else
                Copy(c, row, row + rows, column, column + MirrorBlock);
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
