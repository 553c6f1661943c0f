using System;

namespace ScheduleDsl;

/// <content>Slabs: what is packed of both operands.</content>
internal sealed unsafe partial class ProductWork<T>
{
    private MatrixView<T> left, right, block;
    private int firstRow, firstColumn, firstTerm;
    private T* packedLeft, packedRight;

    private int Depth => left.Columns;

    private int RowPanels => Ceiling(left.Rows, kernel.TileRows);

    private int ColumnPanels => Ceiling(right.Columns, kernel.TileColumns);

    // Then each panel of the right operand is read once: it is packed where and when it is used, or used as it is.
    private bool IsOnePanelHigh => request.Result.Rows <= kernel.TileRows;

    private int LeftPieces => firstColumn > 0 && request.Result.Rows <= ProductBlocks.Rows && request.A.Columns <= ProductBlocks.Depth
        ? 0
        : Ceiling(RowPanels, ProductBlocks.PackedPanels);

    private int PackingPieces => LeftPieces + (IsOnePanelHigh || firstRow > 0 ? 0 : Ceiling(ColumnPanels, ProductBlocks.PackedPanels));

    private static int Ceiling(int count, int size) => (count + size - 1) / size;

    private void SetSlab(int row, int column, int term)
    {
        (firstRow, firstColumn, firstTerm) = (row, column, term);
        int depth = Math.Min(ProductBlocks.Depth, request.A.Columns - term);
        left = request.A.Block(row, term, Math.Min(ProductBlocks.Rows, request.A.Rows - row), depth);
        right = request.B.Block(term, column, depth, Math.Min(ProductBlocks.Columns, request.B.Columns - column));
        block = request.Result.Block(row, column, left.Rows, right.Columns);
        packedLeft = workspace.Take<T>(WorkspaceUse.PackedLeft, (long)RowPanels * kernel.TileRows * depth);
        if (!IsOnePanelHigh)
            packedRight = workspace.Take<T>(WorkspaceUse.PackedRight, (long)ColumnPanels * kernel.TileColumns * depth);
    }

    private void Pack(int piece)
    {
        int leftPieces = LeftPieces;
        if (piece < leftPieces)
        {
            for (int panel = piece * ProductBlocks.PackedPanels, end = Math.Min(panel + ProductBlocks.PackedPanels, RowPanels); panel < end; panel++)
                PackLeft(panel);
            return;
        }

        piece -= leftPieces;
        for (int panel = piece * ProductBlocks.PackedPanels, end = Math.Min(panel + ProductBlocks.PackedPanels, ColumnPanels); panel < end; panel++)
            PackRight(panel, RightPanel(panel));
    }

    private void PackLeft(int panel)
    {
        int row = panel * kernel.TileRows;
        Packing.Panel(
            left.At(row, 0), left.RowStep, left.ColumnStep, Math.Min(kernel.TileRows, left.Rows - row), Depth, LeftPanel(panel), kernel.TileRows);
    }

    private void PackRight(int panel, T* destination)
    {
        int column = panel * kernel.TileColumns;
        Packing.Panel(
            right.At(0, column), right.ColumnStep, right.RowStep, Math.Min(kernel.TileColumns, right.Columns - column), Depth, destination, kernel.TileColumns);
    }

    private T* LeftPanel(int panel) => packedLeft + (nint)panel * kernel.TileRows * Depth;

    private T* RightPanel(int panel) => packedRight + (nint)panel * kernel.TileColumns * Depth;
}
