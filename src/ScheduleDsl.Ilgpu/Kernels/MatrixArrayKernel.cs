using ILGPU;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Ilgpu.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <summary>Matrix operations that compute little: each number of the result from a row, a column or one number, by one thread, with the bits of the processor.</summary>
internal static class MatrixArrayKernel
{
    /// <summary>Numbers of a result in a piece.</summary>
    public const int Length = 1024;

    /// <param name="jobs">The matrices.</param>
    /// <param name="a">The first operands.</param>
    /// <param name="b">Vectors; not read where the operation has none.</param>
    /// <param name="target">Receives the results.</param>
    /// <param name="control">Counters of the run.</param>
    /// <param name="pieces">Pieces of all jobs.</param>
    /// <param name="kind">A <see cref="MatrixKind"/>.</param>
    /// <param name="guard">0, or what the gate must be.</param>
    public static void Run(ArrayView<MatrixJob> jobs, ArrayView<float> a, ArrayView<float> b, ArrayView<float> target, ArrayView<long> control, long pieces, int kind, int guard)
    {
        if (guard != 0 && control[DeviceControl.Gate] != guard)
            return;
        for (long piece = Grid.IdxX; piece < pieces; piece += Grid.DimX)
        {
            MatrixJob job = MatrixJob.Of(jobs, piece);
            long start = (piece - job.First) * Length, count = (long)job.Height * job.Width;
            long end = start + Length < count ? start + Length : count;
            for (long number = start + Group.IdxX; number < end; number += Group.DimX)
            {
                if (kind == (int)MatrixKind.Order)
                    target[job.Target + PlaceOf(a, job, number)] = number;
                else
                    target[job.Target + number] = Value(kind, job, a, b, number / job.Width, number % job.Width);
            }
        }
    }

    private static float Value(int kind, MatrixJob job, ArrayView<float> a, ArrayView<float> b, long i, long j)
    {
        if (kind == (int)MatrixKind.Identity)
            return i == j ? 1f : 0f;
        if (kind == (int)MatrixKind.TakeEntries)
            return a[job.A + Place(b[job.B + i], job.Depth)];
        if (kind is (int)MatrixKind.PutRows or (int)MatrixKind.PutColumns)
            return Put(kind == (int)MatrixKind.PutRows, job, a, b, i, j);
        if (kind == (int)MatrixKind.TakeRows)
            i = Place(b[job.B + i * job.BRow], job.Depth);
        else if (kind == (int)MatrixKind.TakeColumns)
            j = Place(b[job.B + j * job.BColumn], job.Depth);
        float number = a[job.A + i * job.ARow + j * job.AColumn];
        if (kind == (int)MatrixKind.Upper)
            return i <= j ? number : 0f;
        return kind is (int)MatrixKind.ScaleRows or (int)MatrixKind.ScaleColumns ? number * b[job.B + i * job.BRow + j * job.BColumn] : number;
    }

    // The line that is put here, the last where several are; 0 where none is.
    private static float Put(bool isRow, MatrixJob job, ArrayView<float> a, ArrayView<float> places, long i, long j)
    {
        long own = isRow ? i : j, from = -1;
        for (long line = 0; line < job.Depth; line++)
            from = Place(places[job.B + line], isRow ? job.Height : job.Width) == own ? line : from;
        return from < 0 ? 0f : a[job.A + (isRow ? from : i) * job.ARow + (isRow ? j : from) * job.AColumn];
    }

    // A state that nobody has filled holds no places: what is asked for beyond the matrix is its last row.
    private static long Place(float place, int count)
    {
        long whole = place >= count ? count - 1 : place > 0 ? (long)place : 0;
        return whole < count ? whole : count - 1;
    }

    // How many numbers come before it: larger ones, equal ones at earlier places; NaN comes last.
    private static long PlaceOf(ArrayView<float> vector, MatrixJob job, long number)
    {
        float own = vector[job.A + number];
        bool isNumber = !float.IsNaN(own);
        long before = 0;
        for (long other = 0; other < job.Height; other++)
        {
            float value = vector[job.A + other];
            bool isOther = !float.IsNaN(value);
            bool isEqual = isNumber ? value == own : !isOther;
            bool comesFirst = isNumber ? value > own : isOther;
            before += comesFirst || isEqual && other < number ? 1 : 0;
        }

        return before;
    }
}
