using System;
using System.Numerics;
using System.Threading;

namespace ScheduleDsl;

/// <summary>
/// The loops around the kernel (Goto and van de Geijn, "Anatomy of High-Performance Matrix Multiplication", 2008): slabs of both operands are
/// packed, then tiles of the result are summed over the depth of the slabs. Threads take pieces of either work as they come; no element of the
/// result belongs to two pieces.
/// </summary>
internal sealed unsafe partial class ProductWork<T>(LinearWorkspace workspace) : IParallelWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private ProductRequest<T> request;
    private ProductKernel<T> kernel = ProductKernels.Of<T>(Arm.Scalar);
    private Phase phase;
    private bool isExchanged, preparesLeft, preparesRight;
    private int pieces, next;

    private enum Phase
    {
        Pack,
        Sum,
        Mirror,
    }

    public void Run(in ProductRequest<T> asked, LinearOptions options)
    {
        request = asked;
        kernel = ProductKernels.Of<T>(options.Arm);
        (tileRows, tileColumns) = (kernel.TileRows, kernel.TileColumns);
        isExchanged = false;
        Orient();
        bool preparesBoth = request.Prologue is not null && request.Prepared == ProductOperands.Both;
        // Both are then packed where the other may be at work.
        if (preparesBoth && (IsOnePieceHigh || IsOnePieceWide))
            request.Prepare();
        preparesLeft = request.Prologue is not null && (preparesBoth || request.Prepared == ProductOperands.A != isExchanged);
        preparesRight = request.Prologue is not null && !preparesLeft;
        if (request.A.Columns == 0)
        {
            WithoutTerms();
            return;
        }

        long multiplications = (long)request.Result.Rows * request.Result.Columns * request.A.Columns;
        int threads = multiplications < ProductBlocks.Shared ? 1 : options.Threads;
        for (int column = 0; column < request.Result.Columns; column += ProductBlocks.Columns)
        {
            for (int term = 0; term < request.A.Columns; term += ProductBlocks.Depth)
            {
                for (int row = 0; row < request.Result.Rows; row += ProductBlocks.Rows)
                {
                    SetSlab(row, column, term);
                    int left = LeftPieces, packing = PackingPieces;
                    // What the left operand is made of is the right one, too.
                    if (preparesBoth)
                        Share(Phase.Pack, 0, left, threads);
                    Share(Phase.Pack, preparesBoth ? left : 0, packing, threads);
                    Share(Phase.Sum, 0, SummingPieces, threads);
                }
            }
        }

        if (request.IsSymmetric)
            Share(Phase.Mirror, 0, MirroringPieces, threads);
    }

    public void Execute()
    {
        for (int piece = Interlocked.Increment(ref next); piece < pieces; piece = Interlocked.Increment(ref next))
        {
            switch (phase)
            {
                case Phase.Pack:
                    Pack(piece);
                    break;
                case Phase.Sum:
                    Sum(piece);
                    break;
                default:
                    Mirror(piece);
                    break;
            }
        }
    }

    private void Share(Phase work, int first, int end, int threads)
    {
        (phase, pieces, next) = (work, end, first - 1);
        WorkerPool.Run(this, Math.Min(threads, end - first));
    }

    // C = A B and C^T = B^T A^T are the same sums. Tiles lie along rows of the result, and are wide.
    private void Orient()
    {
        MatrixView<T> c = request.Result;
        bool alongRows = c.ColumnStep == 1 || c.RowStep != 1;
        // What a number costs that is written by itself, in rows of a tile's sums, once for each slab of terms.
        const int Scattered = 10;
        long depth = request.A.Columns, slabs = Ceiling(request.A.Columns, ProductBlocks.Depth);
        long scattering = Scattered * slabs * c.Rows * c.Columns * kernel.TileColumns;
        long asIs = SumsFor(c.Rows, c.Columns) * depth + (alongRows ? 0 : scattering);
        long exchanged = SumsFor(c.Columns, c.Rows) * depth + (alongRows ? scattering : 0);
        if (exchanged >= asIs)
            return;
        (request.A, request.B) = (request.B.Transposed, request.A.Transposed);
        (request.Result, request.Addend) = (c.Transposed, request.Addend.Transposed);
        isExchanged = true;
    }

    private long SumsFor(int rows, int columns)
    {
        (int panels, int rest) = Math.DivRem(rows, kernel.TileRows);
        long height = (long)panels * kernel.TileRows + (rest == 0 ? 0 : kernel.RowsWritten(rest));
        return height * ((columns + kernel.TileColumns - 1) / kernel.TileColumns * kernel.TileColumns);
    }

    private void WithoutTerms()
    {
        MatrixView<T> c = request.Result;
        for (int i = 0; i < c.Rows; i++)
        {
            for (int j = 0; j < c.Columns; j++)
                c[i, j] = T.IsZero(request.Beta) ? T.Zero : request.Beta * request.Addend[i, j];
        }

        Finished(0, 0, c.Rows, c.Columns);
    }
}
