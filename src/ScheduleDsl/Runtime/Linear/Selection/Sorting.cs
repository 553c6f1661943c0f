using System;
using System.Numerics;

namespace ScheduleDsl;

/// <summary>The order of numbers.</summary>
internal static unsafe class Sorting
{
    /// <summary>
    /// Places of the numbers in order: <c>order[0]</c> is where the first one stands. Equal numbers, among which -0 and +0, keep the order of their places,
    /// ascending and descending. NaN comes last in both directions.
    /// </summary>
    /// <param name="values">A row, or a column.</param>
    public static void Argsort<T>(MatrixView<T> values, int* order, bool descending, LinearWorkspace workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (values.Rows != 1 && values.Columns != 1)
            throw new ArgumentException($"An order is that of a row or a column, not of {values}.");
        int count = checked(values.Rows * values.Columns);
        nint step = values.Rows == 1 ? values.ColumnStep : values.RowStep;
        ulong* keys = workspace.Take<ulong>(WorkspaceUse.Order, count);
        for (int i = 0; i < count; i++)
        {
            keys[i] = Key(double.CreateTruncating(values.Data[i * step]), descending);
            order[i] = i;
        }

        Span<ulong> sorted = new(keys, count);
        Span<int> places = new(order, count);
        sorted.Sort(places);
        // The sort is not stable; places of equal keys are.
        for (int start = 0; start < count;)
        {
            int end = start + 1;
            while (end < count && sorted[end] == sorted[start])
                end++;
            if (end - start > 1)
                places[start..end].Sort();
            start = end;
        }
    }

    // Integers in the order of the numbers.
    private static ulong Key(double value, bool descending)
    {
        if (double.IsNaN(value))
            return ulong.MaxValue;
        // -0 becomes +0.
        ulong bits = BitConverter.DoubleToUInt64Bits(value + 0.0);
        bits = (long)bits < 0 ? ~bits : bits | (1UL << 63);
        return descending ? ~bits : bits;
    }
}
