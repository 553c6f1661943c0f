using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace ScheduleDsl;

/// <summary>
/// Products by a BLAS that the machine happens to have. Asked for by <see cref="LinearOptions.UseExternalBlas"/>; without one, or for operands that it
/// cannot take, products are made as always. How it adds is its own business: its bits depend on the machine.
/// </summary>
internal static unsafe class OpenBlas
{
    private const int RowMajor = 101, NotTransposed = 111, Transposed = 112;

    // As distributions of Linux, macOS and Windows name it.
    private static readonly string[] Names =
        ["libopenblas.so.0", "libopenblas.so", "openblas", "libopenblas.dylib", "libopenblas.dll", "libcblas.so.3"];

    private static readonly Library Found = Load();

    /// <summary>Whether there is one.</summary>
    public static bool IsPresent => Found.FloatProduct != null;

    /// <summary>The product, or false where it cannot be made here.</summary>
    public static bool TryRun<T>(in ProductRequest<T> request, int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        MatrixView<T> a = request.A, b = request.B, c = request.Result;
        if (!IsPresent || a.Columns == 0)
            return false;
        if (c.ColumnStep != 1)
        {
            (a, b, c) = (request.B.Transposed, request.A.Transposed, c.Transposed);
            if (c.ColumnStep != 1)
                return false;
        }

        if (!TryLayout(a, out int aForm, out int aStep) || !TryLayout(b, out int bForm, out int bStep) || !TryLayout(c, out int cForm, out int cStep) || cForm != NotTransposed)
            return false;
        if (!T.IsZero(request.Beta) && request.Addend.Data != request.Result.Data)
            CopyAddend(request);
        if (Found.SetThreads != null)
            Found.SetThreads(Math.Max(1, threads));
        if (typeof(T) == typeof(float))
        {
            Found.FloatProduct(
                RowMajor, aForm, bForm, c.Rows, c.Columns, a.Columns, float.CreateTruncating(request.Alpha), (float*)a.Data, aStep, (float*)b.Data, bStep,
                float.CreateTruncating(request.Beta), (float*)c.Data, cStep);
        }
        else
        {
            Found.DoubleProduct(
                RowMajor, aForm, bForm, c.Rows, c.Columns, a.Columns, double.CreateTruncating(request.Alpha), (double*)a.Data, aStep, (double*)b.Data, bStep,
                double.CreateTruncating(request.Beta), (double*)c.Data, cStep);
        }

        return true;
    }

    private static void CopyAddend<T>(in ProductRequest<T> request)
        where T : unmanaged
    {
        for (int i = 0; i < request.Result.Rows; i++)
        {
            for (int j = 0; j < request.Result.Columns; j++)
                request.Result[i, j] = request.Addend[i, j];
        }
    }

    // Rows or columns must lie side by side, and steps be 32-bit integers.
    private static bool TryLayout<T>(MatrixView<T> matrix, out int form, out int step)
        where T : unmanaged
    {
        bool byRows = matrix.ColumnStep == 1 && matrix.RowStep >= matrix.Columns;
        nint apart = byRows ? matrix.RowStep : matrix.ColumnStep;
        (form, step) = (byRows ? NotTransposed : Transposed, (int)apart);
        return (byRows || (matrix.RowStep == 1 && matrix.ColumnStep >= matrix.Rows)) && apart is > 0 and <= int.MaxValue;
    }

    private static Library Load()
    {
        foreach (string name in Names)
        {
            if (!NativeLibrary.TryLoad(name, out nint handle))
                continue;
            if (!NativeLibrary.TryGetExport(handle, "cblas_sgemm", out nint single) || !NativeLibrary.TryGetExport(handle, "cblas_dgemm", out nint twice))
                continue;
            Library library = new()
            {
                FloatProduct = (delegate* unmanaged<int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int, void>)single,
                DoubleProduct = (delegate* unmanaged<int, int, int, int, int, int, double, double*, int, double*, int, double, double*, int, void>)twice,
            };
            if (NativeLibrary.TryGetExport(handle, "openblas_set_num_threads", out nint threads))
                library.SetThreads = (delegate* unmanaged<int, void>)threads;
            if (NativeLibrary.TryGetExport(handle, "openblas_get_corename", out nint core))
                library.CoreName = (delegate* unmanaged<byte*>)core;
            return library;
        }

        return default;
    }

    /// <summary>The kernel that the library chose for this machine, or null.</summary>
    public static string? CoreName => Found.CoreName == null ? null : Marshal.PtrToStringAnsi((nint)Found.CoreName());

    private struct Library
    {
        public delegate* unmanaged<int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int, void> FloatProduct;
        public delegate* unmanaged<int, int, int, int, int, int, double, double*, int, double*, int, double, double*, int, void> DoubleProduct;
        public delegate* unmanaged<int, void> SetThreads;
        public delegate* unmanaged<byte*> CoreName;
    }
}
