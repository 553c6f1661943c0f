using System;
using System.Numerics;

namespace ScheduleDsl;

/// <summary>Products of matrices. Every arm, number of threads and shape gives the bits of the definition in docs/numerics.md, "Products".</summary>
internal static unsafe class Product
{
    /// <summary><c>c = a b</c>.</summary>
    public static void Multiply<T>(MatrixView<T> a, MatrixView<T> b, MatrixView<T> c, LinearWorkspace workspace, LinearOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Run(new ProductRequest<T> { A = a, B = b, Result = c, Alpha = T.One }, workspace, options);

    /// <summary><c>c = alpha a b + beta d</c>; <paramref name="d"/> may be <paramref name="c"/>.</summary>
    public static void Multiply<T>(
        T alpha, MatrixView<T> a, MatrixView<T> b, T beta, MatrixView<T> d, MatrixView<T> c, LinearWorkspace workspace, LinearOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Run(new ProductRequest<T> { A = a, B = b, Result = c, Alpha = alpha, Beta = beta, Addend = d }, workspace, options);

    /// <summary><c>c = x x^T</c>.</summary>
    public static void Gram<T>(MatrixView<T> x, MatrixView<T> c, LinearWorkspace workspace, LinearOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Run(new ProductRequest<T> { A = x, B = x.Transposed, Result = c, Alpha = T.One, IsSymmetric = true }, workspace, options);

    /// <exception cref="ArgumentException">Shapes do not fit, or the result shares memory with an operand.</exception>
    public static void Run<T>(ProductRequest<T> request, LinearWorkspace workspace, LinearOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ProductChecks.Check(request);
        if (request.Result.IsEmpty || (options.UseExternalBlas && OpenBlas.IsPresent))
            request.Prepare();
        if (request.Result.IsEmpty)
            return;
        if (options.UseExternalBlas && OpenBlas.TryRun(request, options.Threads))
        {
            request.Epilogue?.Run(0, 0, request.Result.Rows, request.Result.Columns);
            return;
        }

        ProductWork<T> work = typeof(T) == typeof(float)
            ? (ProductWork<T>)(object)workspace.FloatProduct
            : (ProductWork<T>)(object)workspace.DoubleProduct;
        work.Run(request, options);
    }
}
