using System;
using System.Numerics;

namespace ScheduleDsl;

/// <summary>What is asked of a product's operands.</summary>
internal static unsafe class ProductChecks
{
    public static void Check<T>(in ProductRequest<T> request)
        where T : unmanaged, INumberBase<T>
    {
        (MatrixView<T> a, MatrixView<T> b, MatrixView<T> c) = (request.A, request.B, request.Result);
        if (a.Columns != b.Rows)
            throw new ArgumentException($"A product of {a} by {b} is not defined: the inner dimensions {a.Columns} and {b.Rows} differ.");
        if (c.Rows != a.Rows || c.Columns != b.Columns)
            throw new ArgumentException($"The product of {a} by {b} is {a.Rows} x {b.Columns}; it does not fit into {c}.");
        bool adds = !T.IsZero(request.Beta);
        if (adds && (request.Addend.Rows != c.Rows || request.Addend.Columns != c.Columns))
            throw new ArgumentException($"{request.Addend} cannot be added to a product of {c}.");
        if (request.IsSymmetric && c.Rows != c.Columns)
            throw new ArgumentException($"A product of {c} is not symmetric.");
        if (request.IsSymmetric && request.Epilogue is not null)
            throw new ArgumentException("A symmetric product has no epilogue.");
        if (Overlap(c, a) || Overlap(c, b))
            throw new ArgumentException($"The result of a product of {a} by {b} shares memory with an operand.");
        if (adds && Overlap(c, request.Addend) && !Same(c, request.Addend))
            throw new ArgumentException("The addend of a product is neither its result nor apart from it.");
    }

    private static bool Same<T>(MatrixView<T> x, MatrixView<T> y)
        where T : unmanaged =>
        x.Data == y.Data && (x.RowStep == y.RowStep || x.Rows == 1) && (x.ColumnStep == y.ColumnStep || x.Columns == 1);

    private static bool Overlap<T>(MatrixView<T> x, MatrixView<T> y)
        where T : unmanaged
    {
        if (x.IsEmpty || y.IsEmpty || x.Data + Extent(x) <= y.Data || y.Data + Extent(y) <= x.Data)
            return false;
        // Blocks of one larger matrix, side by side.
        nint step = x.RowStep;
        if (x.ColumnStep != 1 || y.ColumnStep != 1 || y.RowStep != step || step < x.Columns || step < y.Columns)
            return true;
        nint apart = (nint)(y.Data - x.Data) % step;
        if (apart < 0)
            apart += step;
        return apart < x.Columns || apart + y.Columns > step;
    }

    private static nint Extent<T>(MatrixView<T> x)
        where T : unmanaged =>
        (x.Rows - 1) * x.RowStep + (x.Columns - 1) * x.ColumnStep + 1;
}
