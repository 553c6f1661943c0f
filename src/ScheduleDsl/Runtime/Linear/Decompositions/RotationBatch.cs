using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Threading;

namespace ScheduleDsl;

/// <summary>
/// Plane rotations of rows that wait until there are many: then stripes of columns, small enough for the cache, go through all of them, and threads
/// share the stripes. A rotation takes rows x and y to <c>c x + s y</c> and <c>c y - s x</c>.
/// </summary>
internal sealed unsafe class RotationBatch : IParallelWork
{
    // A stripe is eight vectors: as many independent chains as keep two multipliers busy.
    private const int Lanes = 8, Stripe = 8 * Lanes;
    private const int MostSweeps = 64;

    private readonly Sweep[] sweeps = new Sweep[MostSweeps];
    private MatrixView<double> rows;
    private double* rotations;
    private long room;
    private int count, threads, next, stripes;
    private long used;

    /// <summary>Row numbers go one up or down from rotation to rotation.</summary>
    /// <param name="First">Row x of the first rotation.</param>
    /// <param name="Count">Rotations.</param>
    /// <param name="Direction">1 or -1: from x to y, and from a rotation's row to the next one's.</param>
    /// <param name="Fixed">Row y of all rotations, whose rows x advance; or -1: y is beside x, and the next rotation's x.</param>
    /// <param name="Offset">Of the first cosine and sine.</param>
    private readonly record struct Sweep(int First, int Count, int Direction, int Fixed, long Offset);

    /// <summary>Starts with an empty batch.</summary>
    public void Begin(MatrixView<double> matrix, WorkspaceUse use, LinearContext context)
    {
        rows = matrix;
        room = 2L * MostSweeps * Math.Max(1, matrix.Rows);
        rotations = context.Workspace.Take<double>(use, room);
        (count, used) = (0, 0);
        threads = (long)matrix.Rows * matrix.Columns < 1 << 13 ? 1 : context.Options.Threads;
    }

    /// <summary>Room for the cosines and sines, in pairs, of rotations that follow one another.</summary>
    public double* Add(int first, int number, int direction, int fixedRow = -1)
    {
        if (count == MostSweeps || used + 2L * number > room)
            Flush();
        double* place = rotations + used;
        sweeps[count++] = new Sweep(first, number, direction, fixedRow, used);
        used += 2L * number;
        return place;
    }

    /// <summary>Applies what waits.</summary>
    public void Flush()
    {
        if (count == 0)
            return;
        stripes = (rows.Columns + Stripe - 1) / Stripe;
        next = -1;
        WorkerPool.Run(this, Math.Min(threads, stripes));
        (count, used) = (0, 0);
    }

    public void Execute()
    {
        for (int stripe = Interlocked.Increment(ref next); stripe < stripes; stripe = Interlocked.Increment(ref next))
        {
            int column = stripe * Stripe, columns = Math.Min(Stripe, rows.Columns - column);
            for (int i = 0; i < count; i++)
            {
                if (columns == Stripe)
                    Whole(sweeps[i], column);
                else
                    Rest(sweeps[i], column, columns);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Whole(in Sweep sweep, int column)
    {
        nint step = sweep.Direction * rows.RowStep;
        double* x = rows.At(sweep.First, column), turn = rotations + sweep.Offset, last = turn + 2 * sweep.Count;
        bool isFixed = sweep.Fixed >= 0;
        double* carried = isFixed ? rows.At(sweep.Fixed, column) : x;
        Vector512<double> k0 = Vector512.Load(carried), k1 = Vector512.Load(carried + Lanes);
        Vector512<double> k2 = Vector512.Load(carried + 2 * Lanes), k3 = Vector512.Load(carried + 3 * Lanes);
        Vector512<double> k4 = Vector512.Load(carried + 4 * Lanes), k5 = Vector512.Load(carried + 5 * Lanes);
        Vector512<double> k6 = Vector512.Load(carried + 6 * Lanes), k7 = Vector512.Load(carried + 7 * Lanes);
        if (isFixed)
        {
            for (; turn < last; turn += 2, x += step)
            {
                Vector512<double> c = Vector512.Create(turn[0]), s = Vector512.Create(turn[1]);
                TurnFixed(x, c, s, ref k0);
                TurnFixed(x + Lanes, c, s, ref k1);
                TurnFixed(x + 2 * Lanes, c, s, ref k2);
                TurnFixed(x + 3 * Lanes, c, s, ref k3);
                TurnFixed(x + 4 * Lanes, c, s, ref k4);
                TurnFixed(x + 5 * Lanes, c, s, ref k5);
                TurnFixed(x + 6 * Lanes, c, s, ref k6);
                TurnFixed(x + 7 * Lanes, c, s, ref k7);
            }
        }
        else
        {
            for (; turn < last; turn += 2, carried += step)
            {
                Vector512<double> c = Vector512.Create(turn[0]), s = Vector512.Create(turn[1]);
                Turn(carried, carried + step, c, s, ref k0);
                Turn(carried + Lanes, carried + step + Lanes, c, s, ref k1);
                Turn(carried + 2 * Lanes, carried + step + 2 * Lanes, c, s, ref k2);
                Turn(carried + 3 * Lanes, carried + step + 3 * Lanes, c, s, ref k3);
                Turn(carried + 4 * Lanes, carried + step + 4 * Lanes, c, s, ref k4);
                Turn(carried + 5 * Lanes, carried + step + 5 * Lanes, c, s, ref k5);
                Turn(carried + 6 * Lanes, carried + step + 6 * Lanes, c, s, ref k6);
                Turn(carried + 7 * Lanes, carried + step + 7 * Lanes, c, s, ref k7);
            }
        }

        k0.Store(carried);
        k1.Store(carried + Lanes);
        k2.Store(carried + 2 * Lanes);
        k3.Store(carried + 3 * Lanes);
        k4.Store(carried + 4 * Lanes);
        k5.Store(carried + 5 * Lanes);
        k6.Store(carried + 6 * Lanes);
        k7.Store(carried + 7 * Lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn(double* x, double* y, Vector512<double> c, Vector512<double> s, ref Vector512<double> carried)
    {
        Vector512<double> other = Vector512.Load(y), product = s * carried;
        Vector512.FusedMultiplyAdd(s, other, c * carried).Store(x);
        carried = Vector512.FusedMultiplyAdd(c, other, -product);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TurnFixed(double* x, Vector512<double> c, Vector512<double> s, ref Vector512<double> carried)
    {
        Vector512<double> other = Vector512.Load(x), product = s * other;
        Vector512.FusedMultiplyAdd(s, carried, c * other).Store(x);
        carried = Vector512.FusedMultiplyAdd(c, carried, -product);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Rest(in Sweep sweep, int column, int columns)
    {
        for (int j = column; j < column + columns; j++)
        {
            int row = sweep.First;
            double* turn = rotations + sweep.Offset;
            for (int i = 0; i < sweep.Count; i++, row += sweep.Direction, turn += 2)
            {
                double* x = rows.At(row, j), y = rows.At(sweep.Fixed >= 0 ? sweep.Fixed : row + sweep.Direction, j);
                (double c, double s, double before, double other) = (turn[0], turn[1], *x, *y);
                *x = double.FusedMultiplyAdd(s, other, c * before);
                *y = double.FusedMultiplyAdd(c, other, -(s * before));
            }
        }
    }
}
