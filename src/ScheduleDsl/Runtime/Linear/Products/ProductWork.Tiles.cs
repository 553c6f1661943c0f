using System;
using System.Runtime.CompilerServices;

namespace ScheduleDsl;

/// <content>Tiles of the result.</content>
internal sealed unsafe partial class ProductWork<T>
{
    private int SummingPieces => Ceiling(RowPanels, ProductBlocks.RowPanels) * Ceiling(ColumnPanels, ProductBlocks.ColumnPanels);

    private bool IsLast => firstTerm + Depth == request.A.Columns;

    private void Sum(int piece)
    {
        (int down, int across) = Math.DivRem(piece, Ceiling(ColumnPanels, ProductBlocks.ColumnPanels));
        int topPanel = down * ProductBlocks.RowPanels, endPanel = Math.Min(topPanel + ProductBlocks.RowPanels, RowPanels);
        int firstPanel = across * ProductBlocks.ColumnPanels, lastPanel = Math.Min(firstPanel + ProductBlocks.ColumnPanels, ColumnPanels);
        T* edge = stackalloc T[tileRows * tileColumns];
        T* packedHere = stackalloc T[IsOnePieceHigh ? tileColumns * Depth : 1];
        if (IsOnePieceWide)
            PrepareLeft(topPanel, endPanel);
        for (int panel = topPanel; IsOnePieceWide && panel < endPanel; panel++)
            PackLeft(panel);
        if (IsOnePieceHigh)
            PrepareRight(firstPanel, lastPanel);
        for (int panel = firstPanel; panel < lastPanel; panel++)
        {
            T* b = RightPanel(panel);
            nint step = tileColumns;
            if (IsOnePanelHigh && right.ColumnStep == 1 && (panel + 1) * tileColumns <= right.Columns)
            {
                b = right.At(0, panel * tileColumns);
                step = right.RowStep;
            }
            else if (IsOnePieceHigh)
            {
                PackRight(panel, packedHere);
                b = packedHere;
            }

            // The first tile would otherwise wait for the whole panel to come from far away.
            T* ahead = IsOnePieceHigh || panel + 1 == ColumnPanels ? b : RightPanel(panel + 1);
            for (int top = topPanel; top < endPanel; top++)
            {
                if (!IsBelowDiagonal(top, panel))
                    Tile(top, panel, b, step, ahead + (top - topPanel) * Depth * tileColumns / ProductBlocks.RowPanels, edge);
            }
        }

        if (IsLast)
            Finish(topPanel, endPanel, firstPanel, lastPanel);
    }

    private bool IsBelowDiagonal(int rowPanel, int columnPanel) =>
        request.IsSymmetric && firstRow + rowPanel * tileRows >= firstColumn + (columnPanel + 1) * tileColumns;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Tile(int rowPanel, int columnPanel, T* b, nint bStep, T* ahead, T* edge)
    {
        int row = rowPanel * tileRows, column = columnPanel * tileColumns;
        int rows = Math.Min(tileRows, block.Rows - row), columns = Math.Min(tileColumns, block.Columns - column);
        if (isAlongRows && columns == tileColumns && (rows == tileRows || kernel.RowsWritten(rows) == rows))
        {
            ProductTile<T> whole = new() { Result = block.At(row, column), ResultStep = block.RowStep, Alpha = request.Alpha, Beta = beta };
            if (adds)
            {
                whole.Addend = addend.At(row, column);
                whole.AddendStep = addend.RowStep;
            }

            kernel.Sum(rows, Depth, LeftPanel(rowPanel), b, bStep, ahead, whole);
            return;
        }

        ProductTile<T> apart = new() { Result = edge, ResultStep = tileColumns, Alpha = T.One };
        kernel.Sum(rows, Depth, LeftPanel(rowPanel), b, bStep, ahead, apart);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                T sum = edge[i * tileColumns + j];
                block[row + i, column + j] = adds ? T.FusedMultiplyAdd(request.Alpha, sum, beta * addend[row + i, column + j]) : request.Alpha * sum;
            }
        }
    }

    private void Finish(int topPanel, int endPanel, int firstPanel, int lastPanel)
    {
        int row = topPanel * tileRows, column = firstPanel * tileColumns;
        int rows = Math.Min(endPanel * tileRows, block.Rows) - row, columns = Math.Min(lastPanel * tileColumns, block.Columns) - column;
        Finished(firstRow + row, firstColumn + column, rows, columns);
    }

    private void Finished(int row, int column, int rows, int columns)
    {
        if (isExchanged)
            request.Epilogue?.Run(column, row, columns, rows);
        else
            request.Epilogue?.Run(row, column, rows, columns);
    }
}
