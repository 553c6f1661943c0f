using System;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>
/// Column sums: loops leave one number for each column and 64 rows of a matrix, and these are added in double, in their order, beginning
/// with +0.
/// </summary>
internal static unsafe class ColumnSums
{
    /// <summary>Rows behind one number.</summary>
    public const int Rows = 64;

    // So many columns at a time stay in the nearest cache.
    private const int Width = 256;

    /// <summary>Slices of 64 rows that a matrix has, the last may be lower.</summary>
    public static long Slices(in TensorFacts facts) => (facts.Rows + Rows - 1) / Rows;

    /// <summary>Completes some columns, counted over all matrices of the tensor.</summary>
    public static void Complete(ElementType type, CollectiveKind kind, in TensorFacts facts, byte* slices, byte* columns, long first, long count)
    {
        for (long end = first + count; first < end;)
        {
            long matrix = first / facts.Columns, column = first % facts.Columns;
            int width = (int)Math.Min(Math.Min(Width, end - first), facts.Columns - column);
            long start = matrix * Slices(facts) * facts.Columns + column;
            if (type == ElementType.Float32)
                Add((float*)slices + start, (float*)columns + first, width, kind, facts);
            else
                Add((double*)slices + start, (double*)columns + first, width, kind, facts);
            first += width;
        }
    }

    private static void Add(float* slices, float* columns, int width, CollectiveKind kind, in TensorFacts facts)
    {
        double* total = stackalloc double[Width];
        new Span<double>(total, width).Fill(PartialResults.Nothing(kind));
        for (long slice = 0; slice < Slices(facts); slice++, slices += facts.Columns)
        {
            for (int c = 0; c < width; c++)
                total[c] = PartialResults.Combine(kind, total[c], slices[c]);
        }

        for (int c = 0; c < width; c++)
            columns[c] = (float)total[c];
    }

    private static void Add(double* slices, double* columns, int width, CollectiveKind kind, in TensorFacts facts)
    {
        new Span<double>(columns, width).Fill(PartialResults.Nothing(kind));
        for (long slice = 0; slice < Slices(facts); slice++, slices += facts.Columns)
        {
            for (int c = 0; c < width; c++)
                columns[c] = PartialResults.Combine(kind, columns[c], slices[c]);
        }
    }
}
