using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Xunit;

namespace ScheduleDsl.Tests.Linear;

public sealed class ProductTests
{
    private static readonly int[] Sizes = [1, 2, 3, 5, 6, 7, 8, 11, 12, 13, 16, 17, 31, 32, 33, 48, 63, 65, 100, 129];
    private static readonly int[] Depths = [0, 1, 2, 3, 4, 7, 16, 37, 100, 383, 384, 385, 767, 768, 769, 1000];
    private static readonly Arm[] Arms = [Arm.Auto, Arm.Scalar, Arm.Vector128, Arm.Vector256, Arm.Vector512];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void EveryShapeLayoutArmAndThreadCount_HasTheBitsOfTheDefinition(int seed)
    {
        Random random = new(seed);
        LinearWorkspace workspace = new();
        for (int trial = 0; trial < 60; trial++)
        {
            (int m, int n, int k) = (Pick(random, Sizes), Pick(random, Sizes), Pick(random, Depths));
            LinearOptions options = new() { Arm = Pick(random, Arms), Threads = random.Next(1, 4) };
            if (random.Next(2) == 0)
                Check<float>(random, m, n, k, workspace, options);
            else
                Check<double>(random, m, n, k, workspace, options);
        }
    }

    [Theory]
    [InlineData(1, 4097, 2)]
    [InlineData(4099, 1, 385)]
    [InlineData(5, 4100, 3)]
    [InlineData(4100, 5, 385)]
    [InlineData(200, 170, 777)]
    [InlineData(4097, 40, 20)]
    public void LargeShapes_HaveTheBitsOfTheDefinition(int m, int n, int k)
    {
        LinearWorkspace workspace = new();
        foreach (Arm arm in new[] { Arm.Auto, Arm.Vector256 })
        {
            Check<float>(new Random(m), m, n, k, workspace, new LinearOptions { Arm = arm, Threads = 2 });
            Check<double>(new Random(n), m, n, k, workspace, new LinearOptions { Arm = arm, Threads = 2 });
        }
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(13, 40)]
    [InlineData(64, 5)]
    [InlineData(130, 400)]
    [InlineData(257, 300)]
    public void SymmetricProducts_HaveTheBitsOfTheDefinition(int n, int k)
    {
        Random random = new(n);
        LinearWorkspace workspace = new();
        foreach (Arm arm in Arms)
        {
            LinearOptions options = new() { Arm = arm, Threads = 2 };
            MatrixView<float> x = Matrices.RandomLayout<float>(random, n, k), gram = Matrices.RandomLayout<float>(random, n, n);
            Product.Gram(x, gram, workspace, options);
            AssertDefined(x, x.Transposed, 1f, 0f, gram, gram);

            MatrixView<float> square = Matrices.Create<float>(n, n, 3);
            Product.Run(
                new ProductRequest<float> { A = gram, B = gram, Result = square, Alpha = 2.0315f, Beta = -4.775f, Addend = gram, IsSymmetric = true }, workspace, options);
            AssertDefined(gram, gram, 2.0315f, -4.775f, gram, square);
        }
    }

    [Fact]
    public void WhatIsNotFinite_StaysInItsRowsAndColumns()
    {
        Random random = new(5);
        LinearWorkspace workspace = new();
        foreach (Arm arm in Arms)
        {
            MatrixView<float> a = Matrices.Random<float>(random, 15, 20), b = Matrices.Random<float>(random, 20, 37), c = Matrices.Create<float>(15, 37);
            (a[14, 3], b[7, 36]) = (float.PositiveInfinity, float.NaN);
            Product.Multiply(a, b, c, workspace, new LinearOptions { Arm = arm });
            AssertDefined(a, b, 1f, 0f, c, c);
            Assert.True(float.IsFinite(c[13, 35]));
        }
    }

    [Fact]
    public void WithoutBeta_TheAddendIsNotRead()
    {
        LinearWorkspace workspace = new();
        MatrixView<float> a = Matrices.Random<float>(new Random(1), 3, 4), b = Matrices.Random<float>(new Random(2), 4, 5), c = Matrices.Create<float>(3, 5);
        c[1, 1] = float.NaN;
        Product.Multiply(1f, a, b, 0f, c, c, workspace, new LinearOptions());
        Assert.True(float.IsFinite(c[1, 1]));
    }

    [Fact]
    public void AfterTheFirst_NothingIsAllocated()
    {
        LinearWorkspace workspace = new();
        LinearOptions options = new() { Threads = 2 };
        MatrixView<float> a = Matrices.Random<float>(new Random(1), 200, 400), b = Matrices.Random<float>(new Random(2), 400, 200), c = Matrices.Create<float>(200, 200);
        for (int i = 0; i < 3; i++)
            Product.Multiply(a, b, c, workspace, options);
        (long before, long held) = (GC.GetAllocatedBytesForCurrentThread(), workspace.Bytes);
        Product.Multiply(a, b, c, workspace, options);
        Product.Gram(a, c, workspace, options);
        Product.Multiply(a.Block(0, 0, 100, 400), b.Block(0, 0, 400, 50), c.Block(0, 0, 100, 50), workspace, options);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(held, workspace.Bytes);
    }

    [Fact]
    public void AnEpilogue_SeesEachElementOnceWhenItIsDone()
    {
        Random random = new(3);
        LinearWorkspace workspace = new();
        foreach ((int m, int n, int k) in new[] { (300, 301, 500), (5, 700, 800), (700, 1, 400), (4, 4, 0) })
        {
            foreach (bool byColumns in new[] { false, true })
            {
                MatrixView<double> a = Matrices.Random<double>(random, m, k), b = Matrices.Random<double>(random, k, n);
                MatrixView<double> c = byColumns ? Matrices.Create<double>(n, m).Transposed : Matrices.Create<double>(m, n);
                ProductRequest<double> request = new() { A = a, B = b, Result = c, Alpha = 1, Epilogue = new AddOne(c) };
                Product.Run(request, workspace, new LinearOptions { Threads = 2 });
                for (int i = 0; i < m; i++)
                {
                    for (int j = 0; j < n; j++)
                        Assert.Equal(ProductDefinition.Element(a, b, i, j, 1, 0, 0) + 1, c[i, j]);
                }
            }
        }
    }

    // Small and large, one panel and one piece high and wide, several slabs of columns, rows and terms.
    [Fact]
    public void APrologue_MakesEachElementOnceBeforeItIsRead()
    {
        Random random = new(4);
        LinearWorkspace workspace = new();
        foreach ((int m, int n, int k) in new[] { (300, 301, 500), (5, 700, 800), (700, 1, 400), (700, 100, 400), (90, 800, 30), (4200, 9, 390), (9, 4200, 3), (4100, 4200, 2) })
        {
            foreach ((bool isA, bool isTransposed, bool byColumns) in new[] { (true, false, false), (true, true, false), (false, false, true), (false, true, true), (false, false, false) })
            {
                MatrixView<double> a = Matrices.RandomLayout<double>(random, m, k), b = Matrices.RandomLayout<double>(random, k, n);
                MatrixView<double> c = byColumns ? Matrices.Create<double>(n, m).Transposed : Matrices.Create<double>(m, n);
                MatrixView<double> operand = isA ? a : b, before = Matrices.Copy(operand);
                ProductRequest<double> request = new()
                {
                    A = a, B = b, Result = c, Alpha = 1, Prologue = new AddOne(operand), Prepared = isA ? ProductOperands.A : ProductOperands.B,
                };
                Product.Run(request, workspace, new LinearOptions { Threads = 2 });
                Assert.All(Places(operand), place => Assert.Equal(before[place.Row, place.Column] + 1, operand[place.Row, place.Column]));
                foreach ((int row, int column) in Some(random, c))
                    Assert.Equal(ProductDefinition.Element(a, b, row, column, 1, 0, 0), c[row, column]);
            }
        }
    }

    [Theory]
    [InlineData(3, 900)]
    [InlineData(90, 900)]
    [InlineData(250, 400)]
    [InlineData(800, 70)]
    [InlineData(800, 800)]
    [InlineData(4200, 5)]
    public void APrologue_OfAMatrixWithItsOwnTranspose_MakesBothSides(int n, int k)
    {
        Random random = new(5);
        foreach (bool isSymmetric in new[] { true, false })
        {
            foreach (bool byColumns in new[] { true, false })
            {
                MatrixView<double> x = byColumns ? Matrices.Random<double>(random, k, n).Transposed : Matrices.Random<double>(random, n, k), before = Matrices.Copy(x), c = Matrices.Create<double>(n, n);
                ProductRequest<double> request = new()
                {
                    A = x, B = x.Transposed, Result = c, Alpha = 1, IsSymmetric = isSymmetric, Prologue = new AddOne(x), Prepared = ProductOperands.Both,
                };
                Product.Run(request, new LinearWorkspace(), new LinearOptions { Threads = 2 });
                Assert.All(Places(x), place => Assert.Equal(before[place.Row, place.Column] + 1, x[place.Row, place.Column]));
                foreach ((int row, int column) in Some(random, c))
                    Assert.Equal(ProductDefinition.Element(x, x.Transposed, row, column, 1, 0, 0), c[row, column]);
            }
        }
    }

    private static IEnumerable<(int Row, int Column)> Places(MatrixView<double> matrix) =>
        Enumerable.Range(0, matrix.Rows).SelectMany(row => Enumerable.Range(0, matrix.Columns).Select(column => (row, column)));

    private static IEnumerable<(int Row, int Column)> Some(Random random, MatrixView<double> matrix) =>
        Enumerable.Range(0, 20_000).Select(_ => (random.Next(matrix.Rows), random.Next(matrix.Columns)));

    [Fact]
    public void WhatDoesNotFit_IsNamed()
    {
        LinearWorkspace workspace = new();
        MatrixView<float> a = Matrices.Create<float>(3, 4), b = Matrices.Create<float>(5, 6), c = Matrices.Create<float>(3, 6);
        Assert.Contains("4 and 5", Assert.Throws<ArgumentException>(() => Product.Multiply(a, b, c, workspace, default)).Message);
        Assert.Contains("does not fit", Assert.Throws<ArgumentException>(() => Product.Multiply(c.Transposed, a, c, workspace, default)).Message);
        MatrixView<float> square = Matrices.Create<float>(4, 4);
        Assert.Contains("shares memory", Assert.Throws<ArgumentException>(() => Product.Multiply(square, square, square, workspace, default)).Message);
    }

    [Fact]
    public void BlocksOfOneMatrix_AreApart()
    {
        MatrixView<float> whole = Matrices.Random<float>(new Random(9), 8, 24);
        MatrixView<float> a = whole.Block(0, 0, 8, 8), b = whole.Block(0, 8, 8, 8), c = whole.Block(0, 16, 8, 8);
        Product.Multiply(a, b, c, new LinearWorkspace(), new LinearOptions());
        AssertDefined(a, b, 1f, 0f, c, c);
    }

    private sealed class AddOne(MatrixView<double> result) : IBlockWork
    {
        public void Run(int row, int column, int rows, int columns)
        {
            MatrixView<double> c = result;
            for (int i = row; i < row + rows; i++)
            {
                for (int j = column; j < column + columns; j++)
                    c[i, j] += 1;
            }
        }
    }

    private static void Check<T>(Random random, int m, int n, int k, LinearWorkspace workspace, LinearOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        MatrixView<T> a = Matrices.RandomLayout<T>(random, m, k), b = Matrices.RandomLayout<T>(random, k, n), c = Matrices.RandomLayout<T>(random, m, n);
        T alpha = random.Next(2) == 0 ? T.One : T.CreateChecked(random.NextDouble() - 0.5);
        T beta = random.Next(3) switch { 0 => T.Zero, 1 => T.One, _ => T.CreateChecked(random.NextDouble() - 0.5) };
        MatrixView<T> before = Matrices.Copy(c), d = random.Next(2) == 0 ? c : Matrices.RandomLayout<T>(random, m, n);
        MatrixView<T> addend = d.Equals(c) ? before : d;
        Product.Multiply(alpha, a, b, beta, d, c, workspace, options);
        AssertDefined(a, b, alpha, beta, addend, c);
    }

    private static void AssertDefined<T>(MatrixView<T> a, MatrixView<T> b, T alpha, T beta, MatrixView<T> addend, MatrixView<T> actual)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < actual.Rows; i++)
        {
            for (int j = 0; j < actual.Columns; j++)
            {
                T expected = ProductDefinition.Element(a, b, i, j, alpha, beta, addend[i, j]);
                Assert.True(
                    ProductDefinition.Same(expected, actual[i, j]),
                    $"{a} by {b}, alpha {alpha}, beta {beta}: element ({i}, {j}) is {actual[i, j]}, by the definition {expected}.");
            }
        }
    }

    private static T Pick<T>(Random random, T[] values) => values[random.Next(values.Length)];
}
