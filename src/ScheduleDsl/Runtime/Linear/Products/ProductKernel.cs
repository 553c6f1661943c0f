using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace ScheduleDsl;

/// <summary>The innermost loops of products, for one width and precision.</summary>
internal abstract unsafe class ProductKernel<T>
    where T : unmanaged
{
    /// <summary>Rows of a tile, and of a panel of the left operand.</summary>
    public abstract int TileRows { get; }

    /// <summary>Columns of a tile, and of a panel of the right operand.</summary>
    public abstract int TileColumns { get; }

    /// <summary>Sums of <paramref name="rows"/> rows or a few more; at most <see cref="TileRows"/>.</summary>
    /// <param name="a">A panel of the left operand: for each term, the numbers of <see cref="TileRows"/> rows.</param>
    /// <param name="b">Columns of the right operand side by side, for each term.</param>
    /// <param name="bStep">Elements from a term of <paramref name="b"/> to the next.</param>
    /// <param name="ahead">What will be read soon: as many bytes as a panel of the right operand has, over <see cref="ProductBlocks.RowPanels"/>.</param>
    public abstract void Sum(int rows, nint depth, T* a, T* b, nint bStep, T* ahead, in ProductTile<T> tile);

    /// <summary>Rows that <see cref="Sum"/> writes when asked for some.</summary>
    public abstract int RowsWritten(int rows);
}

/// <inheritdoc/>
internal sealed unsafe partial class ProductKernel<TLanes, TVector, T>(int tileRows) : ProductKernel<T>
    where TLanes : struct, IProductLanes<TVector, T>
    where TVector : unmanaged
    where T : unmanaged
{
    public override int TileRows => tileRows;

    public override int TileColumns => 2 * TLanes.Count;

    // The tiles of a piece of work share the fetching of the next panel.
    private static nint AheadStep => 2 * sizeof(TVector) / ProductBlocks.RowPanels;

    public override int RowsWritten(int rows) => rows == 1 ? 1 : rows <= 6 ? 6 : 12;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Sum(int rows, nint depth, T* a, T* b, nint bStep, T* ahead, in ProductTile<T> tile)
    {
        Fetch(rows, (byte*)tile.Result, tile.ResultStep * sizeof(T));
        if (tile.Addend != null && tile.Addend != tile.Result)
            Fetch(rows, (byte*)tile.Addend, tile.AddendStep * sizeof(T));
        if (rows > 6)
            Rows12(depth, a, tileRows, b, bStep, (byte*)ahead, AheadStep, tile);
        else if (rows > 1)
            Rows6(depth, a, tileRows, b, bStep, (byte*)ahead, AheadStep, tile);
        else
            Rows1(depth, a, tileRows, b, bStep, tile);
    }

    // The result is far away when the sums are done, and nothing else is left to do then: ask for it before.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fetch(int rows, byte* row, nint step)
    {
        if (!Sse.IsSupported)
            return;
        const int Line = 64;
        for (int i = 0; i < rows; i++, row += step)
        {
            Sse.Prefetch0(row);
            for (int offset = Line; offset < 2 * sizeof(TVector); offset += Line)
                Sse.Prefetch0(row + offset);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(TVector x, TVector y, int row, in ProductTile<T> tile)
    {
        T* c = tile.Result + row * tile.ResultStep;
        TVector alpha = TLanes.Create(tile.Alpha);
        if (tile.Addend == null)
        {
            TLanes.Store(TLanes.Multiply(alpha, x), c);
            TLanes.Store(TLanes.Multiply(alpha, y), c + TLanes.Count);
            return;
        }

        T* d = tile.Addend + row * tile.AddendStep;
        TVector beta = TLanes.Create(tile.Beta);
        TLanes.Store(TLanes.FusedMultiplyAdd(alpha, x, TLanes.Multiply(beta, TLanes.Load(d))), c);
        TLanes.Store(TLanes.FusedMultiplyAdd(alpha, y, TLanes.Multiply(beta, TLanes.Load(d + TLanes.Count))), c + TLanes.Count);
    }
}
