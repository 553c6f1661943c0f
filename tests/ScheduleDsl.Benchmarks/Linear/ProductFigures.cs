using System;
using System.Collections.Generic;
using System.Numerics;
using System.Text;
using ScheduleDsl.Benchmarks.Report;

namespace ScheduleDsl.Benchmarks.Linear;

/// <summary>Products, and the three of a Newton-Schulz iteration, against OpenBLAS.</summary>
internal static class ProductFigures
{
    private static readonly (int M, int N, int K)[] Shapes =
    [
        (256, 256, 256), (512, 512, 512), (1024, 1024, 1024), (2048, 2048, 2048), (4096, 1024, 1024), (1024, 1024, 4096), (4096, 16, 1024), (4096, 1, 1024),
    ];

    public static void Write(StringBuilder text, IReadOnlyList<int> threads, int rounds)
    {
        Table table = new("product m x n x k", "threads", "ms", "GFLOP/s", "OpenBLAS ms", "speed / OpenBLAS", "spread");
        foreach (int count in threads)
        {
            foreach ((int m, int n, int k) in Shapes)
                table.Add(Row<float>("float", m, n, k, count, rounds));
            table.Add(Row<double>("double", 512, 512, 512, count, rounds));
            table.Add(Row<double>("double", 1024, 1024, 1024, count, rounds));
        }

        table.WriteTo(text);
        Table iterations = new("Newton-Schulz iteration", "threads", "ms", "three products of OpenBLAS ms", "time / OpenBLAS", "at most", "spread");
        foreach (int count in threads)
        {
            foreach ((int rows, int columns) in new[] { (1024, 1024), (1024, 4096), (2048, 2048) })
                iterations.Add(NewtonSchulz(rows, columns, count, rounds));
        }

        iterations.WriteTo(text);
    }

    private static string[] Row<T>(string type, int m, int n, int k, int threads, int rounds)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Operand<T> a = new(m, k, 1), b = new(k, n, 2), own = new(m, n, 3), theirs = new(m, n, 4);
        LinearWorkspace workspace = new();
        LinearOptions options = new() { Threads = threads };
        List<Action> contenders = [() => Product.Multiply(a.View, b.View, own.View, workspace, options)];
        if (OpenBlas.IsPresent)
            contenders.Add(() => Product.Multiply(a.View, b.View, theirs.View, workspace, options with { UseExternalBlas = true }));
        (double Median, double Spread)[] times = Turns.Run(contenders, rounds, threads);
        double? blas = times.Length > 1 ? times[1].Median : null;
        return
        [
            $"{m} x {n} x {k} {type}", $"{threads}", Table.Number(times[0].Median * 1e3, "0.000"), Table.Number(2e-9 * m * n * k / times[0].Median, "0.0"),
            Table.Number(blas * 1e3, "0.000"), Table.Number(blas / times[0].Median), Table.Number(times[0].Spread),
        ];
    }

    private static string[] NewtonSchulz(int rows, int columns, int threads, int rounds)
    {
        Operand<float> y = new(rows, columns, 1, 1.0 / columns), gram = new(rows, rows, 2), polynomial = new(rows, rows, 3), result = new(rows, columns, 4);
        LinearWorkspace workspace = new();
        LinearOptions options = new() { Threads = threads }, external = options with { UseExternalBlas = true };
        List<Action> contenders =
        [
            () =>
            {
                Product.Gram(y.View, gram.View, workspace, options);
                Product.Run(
                    new ProductRequest<float>
                    {
                        A = gram.View, B = gram.View, Result = polynomial.View, Alpha = 2.0315f, Beta = -4.775f, Addend = gram.View, IsSymmetric = true,
                    },
                    workspace, options);
                Product.Multiply(1, polynomial.View, y.View, 3.4445f, y.View, result.View, workspace, options);
            },
        ];
        if (OpenBlas.IsPresent)
        {
            contenders.Add(() =>
            {
                Product.Multiply(y.View, y.View.Transposed, gram.View, workspace, external);
                Product.Multiply(gram.View, gram.View, polynomial.View, workspace, external);
                Product.Multiply(polynomial.View, y.View, result.View, workspace, external);
            });
        }

        (double Median, double Spread)[] times = Turns.Run(contenders, rounds, threads);
        double? blas = times.Length > 1 ? times[1].Median : null;
        return
        [
            $"{rows} x {columns}", $"{threads}", Table.Number(times[0].Median * 1e3), Table.Number(blas * 1e3), Table.Number(times[0].Median / blas), "0.95", Table.Number(times[0].Spread),
        ];
    }
}
