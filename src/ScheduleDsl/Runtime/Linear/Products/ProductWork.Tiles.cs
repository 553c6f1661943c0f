using System;
using System.Runtime.CompilerServices;

namespace ScheduleDsl;

/// <content>Tiles of the result.</content>
internal sealed unsafe partial class ProductWork<T>
{
    private int SummingPieces => Ceiling(RowPanels, ProductBlocks.RowPanels) * Ceiling(ColumnPanels, ProductBlocks.ColumnPanels);

    private bool IsFirst => firstTerm == 0;

    private bool IsLast => firstTerm + Depth == request.A.Columns;

    private void Sum(int piece)
    {
        (int down, int across) = Math.DivRem(piece, Ceiling(ColumnPanels, ProductBlocks.ColumnPanels));
        int topPanel = down * ProductBlocks.RowPanels, endPanel = Math.Min(topPanel + ProductBlocks.RowPanels, RowPanels);
        int firstPanel = across * ProductBlocks.ColumnPanels, lastPanel = Math.Min(firstPanel + ProductBlocks.ColumnPanels, ColumnPanels);
        T* edge = stackalloc T[kernel.TileRows * kernel.TileColumns];
        T* packedHere = stackalloc T[IsOnePanelHigh ? kernel.TileColumns * Depth : 1];
        for (int panel = firstPanel; panel < lastPanel; panel++)
        {
            (nint b, nint step) = ((nint)RightPanel(panel), kernel.TileColumns);
            if (IsOnePanelHigh)
            {
                if (right.ColumnStep == 1 && (panel + 1) * kernel.TileColumns <= right.Columns)
                {
                    (b, step) = ((nint)right.At(0, panel * kernel.TileColumns), right.RowStep);
                }
                else
                {
                    PackRight(panel, packedHere);
                    b = (nint)packedHere;
                }
            }

            for (int top = topPanel; top < endPanel; top++)
            {
                if (!IsBelowDiagonal(top, panel))
                    Tile(top, panel, (T*)b, step, edge);
            }
        }

        if (IsLast)
            Finish(topPanel, endPanel, firstPanel, lastPanel);
    }

    private bool IsBelowDiagonal(int rowPanel, int columnPanel) =>
        request.IsSymmetric && firstRow + rowPanel * kernel.TileRows >= firstColumn + (columnPanel + 1) * kernel.TileColumns;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Tile(int rowPanel, int columnPanel, T* b, nint bStep, T* edge)
    {
        int row = rowPanel * kernel.TileRows, column = columnPanel * kernel.TileColumns;
        int rows = Math.Min(kernel.TileRows, block.Rows - row), columns = Math.Min(kernel.TileColumns, block.Columns - column);
        MatrixView<T> addend = request.Result;
        T beta = T.One;
        if (IsFirst)
            (addend, beta) = (request.Addend, request.Beta);
        bool adds = !T.IsZero(beta);
        bool isWhole = columns == kernel.TileColumns && kernel.RowsWritten(rows) == rows;
        if (isWhole && block.ColumnStep == 1 && (!adds || addend.ColumnStep == 1))
        {
            ProductTile<T> whole = new() { Result = block.At(row, column), ResultStep = block.RowStep, Alpha = request.Alpha, Beta = beta };
            if (adds)
            {
                whole.Addend = addend.At(firstRow + row, firstColumn + column);
                whole.AddendStep = addend.RowStep;
            }

            kernel.Sum(rows, Depth, LeftPanel(rowPanel), b, bStep, whole);
            return;
        }

        ProductTile<T> apart = new() { Result = edge, ResultStep = kernel.TileColumns, Alpha = T.One };
        kernel.Sum(rows, Depth, LeftPanel(rowPanel), b, bStep, apart);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                T sum = edge[i * kernel.TileColumns + j];
                block[row + i, column + j] = adds
                    ? T.FusedMultiplyAdd(request.Alpha, sum, beta * addend[firstRow + row + i, firstColumn + column + j])
                    : request.Alpha * sum;
            }
        }
    }

    private void Finish(int topPanel, int endPanel, int firstPanel, int lastPanel)
    {
        int row = topPanel * kernel.TileRows, column = firstPanel * kernel.TileColumns;
        int rows = Math.Min(endPanel * kernel.TileRows, block.Rows) - row, columns = Math.Min(lastPanel * kernel.TileColumns, block.Columns) - column;
        Finished(firstRow + row, firstColumn + column, rows, columns);
    }

    private void Finished(int row, int column, int rows, int columns)
    {
        ProductEpilogue epilogue = request.Epilogue;
        if (epilogue.Call == null)
            return;
        if (isExchanged)
            epilogue.Call(epilogue.Context, column, row, columns, rows);
        else
            epilogue.Call(epilogue.Context, row, column, rows, columns);
    }
}
