using System;
using Xunit;

namespace ScheduleDsl.Tests.Linear;

public sealed class ExternalBlasTests
{
    // Where there is no library the same calls are answered by the own kernel, so the test holds everywhere.
    [Fact]
    public void AskedForABlas_ProductsAgreeToRounding()
    {
        Random random = new(6);
        LinearWorkspace workspace = new();
        for (int trial = 0; trial < 40; trial++)
        {
            (int m, int n, int k) = (random.Next(1, 40), random.Next(1, 40), random.Next(0, 40));
            MatrixView<double> a = Matrices.RandomLayout<double>(random, m, k), b = Matrices.RandomLayout<double>(random, k, n);
            MatrixView<double> c = Matrices.RandomLayout<double>(random, m, n), d = Matrices.RandomLayout<double>(random, m, n), before = Matrices.Copy(c);
            bool inPlace = random.Next(2) == 0;
            Product.Multiply(0.5, a, b, -2, inPlace ? c : d, c, workspace, new LinearOptions { UseExternalBlas = true, Threads = 2 });
            for (int i = 0; i < m; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    double expected = ProductDefinition.Element(a, b, i, j, 0.5, -2, inPlace ? before[i, j] : d[i, j]);
                    Bounds.Below(Math.Abs(expected - c[i, j]), 1e-13, $"difference in a product of {a} by {b}");
                }
            }
        }
    }
}
