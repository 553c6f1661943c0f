using System;

namespace ScheduleDsl;

/// <content>Slabs: what is packed of both operands.</content>
internal sealed unsafe partial class ProductWork<T>
{
    private MatrixView<T> left, right, block;
    private int firstRow, firstColumn, firstTerm;
    private T* packedLeft, packedRight;

    // What does not change from tile to tile.
    private int tileRows, tileColumns;
    private bool adds, isAlongRows;
    private T beta;
    private MatrixView<T> addend;

    private int Depth => left.Columns;

    private int RowPanels => Ceiling(left.Rows, tileRows);

    private int ColumnPanels => Ceiling(right.Columns, tileColumns);

    // Then each panel of the right operand belongs to one piece of work: it is packed where and when it is used.
    private bool IsOnePieceHigh => request.Result.Rows <= ProductBlocks.RowPanels * tileRows;

    // Then it is used once, and need not be packed where its rows lie side by side.
    private bool IsOnePanelHigh => request.Result.Rows <= tileRows;

    // The same of panels of the left operand.
    private bool IsOnePieceWide => request.Result.Columns <= ProductBlocks.ColumnPanels * tileColumns;

    // Rows of a prepared operand should not be cut too short: a loop is called for each.
    private int LeftPanels => preparesLeft ? ProductBlocks.PreparedPanels : ProductBlocks.PackedPanels;

    private int RightPanels => preparesRight ? ProductBlocks.PreparedPanels : ProductBlocks.PackedPanels;

    private int LeftPieces => IsOnePieceWide || (firstColumn > 0 && request.Result.Rows <= ProductBlocks.Rows && request.A.Columns <= ProductBlocks.Depth)
        ? 0
        : Ceiling(RowPanels, LeftPanels);

    private int PackingPieces => LeftPieces + (IsOnePieceHigh || firstRow > 0 ? 0 : Ceiling(ColumnPanels, RightPanels));

    private static int Ceiling(int count, int size) => (count + size - 1) / size;

    private void SetSlab(int row, int column, int term)
    {
        (firstRow, firstColumn, firstTerm) = (row, column, term);
        int depth = Math.Min(ProductBlocks.Depth, request.A.Columns - term);
        left = request.A.Block(row, term, Math.Min(ProductBlocks.Rows, request.A.Rows - row), depth);
        right = request.B.Block(term, column, depth, Math.Min(ProductBlocks.Columns, request.B.Columns - column));
        block = request.Result.Block(row, column, left.Rows, right.Columns);
        beta = term == 0 ? request.Beta : T.One;
        adds = !T.IsZero(beta);
        addend = !adds ? default : (term == 0 ? request.Addend : request.Result).Block(row, column, left.Rows, right.Columns);
        isAlongRows = block.ColumnStep == 1 && (!adds || addend.ColumnStep == 1);
        packedLeft = workspace.Take<T>(WorkspaceUse.PackedLeft, (long)RowPanels * tileRows * depth);
        if (!IsOnePieceHigh)
            packedRight = workspace.Take<T>(WorkspaceUse.PackedRight, (long)ColumnPanels * tileColumns * depth);
    }

    private void Pack(int piece)
    {
        int leftPieces = LeftPieces;
        if (piece < leftPieces)
        {
            int start = piece * LeftPanels, end = Math.Min(start + LeftPanels, RowPanels);
            PrepareLeft(start, end);
            for (int panel = start; panel < end; panel++)
                PackLeft(panel);
            return;
        }

        int first = (piece - leftPieces) * RightPanels, last = Math.Min(first + RightPanels, ColumnPanels);
        PrepareRight(first, last);
        for (int panel = first; panel < last; panel++)
            PackRight(panel, RightPanel(panel));
    }

    // Once for all columns of the result, over which the left operand is packed again.
    private void PrepareLeft(int panel, int end)
    {
        if (!preparesLeft || firstColumn > 0)
            return;
        int row = panel * tileRows;
        Prepare(firstRow + row, firstTerm, Math.Min(end * tileRows, left.Rows) - row, Depth);
    }

    private void PrepareRight(int panel, int end)
    {
        if (!preparesRight)
            return;
        int column = panel * tileColumns;
        Prepare(firstTerm, firstColumn + column, Depth, Math.Min(end * tileColumns, right.Columns) - column);
    }

    // Of a matrix with its own transpose, A is the left operand of the exchanged product, too.
    private void Prepare(int row, int column, int rows, int columns)
    {
        if (isExchanged && request.Prepared != ProductOperands.Both)
            request.Prologue!.Run(column, row, columns, rows);
        else
            request.Prologue!.Run(row, column, rows, columns);
    }

    private void PackLeft(int panel)
    {
        int row = panel * tileRows;
        Packing.Panel(
            left.At(row, 0), left.RowStep, left.ColumnStep, Math.Min(tileRows, left.Rows - row), Depth, LeftPanel(panel), tileRows);
    }

    private void PackRight(int panel, T* destination)
    {
        int column = panel * tileColumns;
        Packing.Panel(
            right.At(0, column), right.ColumnStep, right.RowStep, Math.Min(tileColumns, right.Columns - column), Depth, destination, tileColumns);
    }

    private T* LeftPanel(int panel) => packedLeft + (nint)panel * tileRows * Depth;

    private T* RightPanel(int panel) => packedRight + (nint)panel * tileColumns * Depth;
}
