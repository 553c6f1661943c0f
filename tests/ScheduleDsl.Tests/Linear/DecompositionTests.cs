using System;
using System.Numerics;
using Xunit;

namespace ScheduleDsl.Tests.Linear;

public sealed class DecompositionTests
{
    private static readonly LinearContext Context = new(new LinearWorkspace(), new LinearOptions());

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 7)]
    [InlineData(9, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 8)]
    [InlineData(12, 12)]
    [InlineData(33, 20)]
    [InlineData(70, 75)]
    [InlineData(150, 40)]
    public void OfEveryMatrix_FactorsAreOrthonormalAndGiveItBack(int rows, int columns)
    {
        LinearContext context = new(new LinearWorkspace(), new LinearOptions { Threads = 2 });
        Qr<float>(rows, columns, context);
        Qr<double>(rows, columns, context);
        Svd<float>(rows, columns, context);
        Svd<double>(rows, columns, context);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(11)]
    [InlineData(33)]
    [InlineData(100)]
    public void OfEverySymmetricMatrix_EigenvectorsAreOrthonormalAndGiveItBack(int size)
    {
        LinearContext context = new(new LinearWorkspace(), new LinearOptions { Threads = 2 });
        Eigen<float>(size, context);
        Eigen<double>(size, context);
    }

    [Fact]
    public void EigenvaluesOfTheSecondDifference_AreKnown()
    {
        const int Size = 60;
        MatrixView<double> a = SampleMatrices.Fill<double>(Size, Size, (i, j) => i == j ? 2 : Math.Abs(i - j) == 1 ? -1 : 0);
        MatrixView<double> w = Matrices.Create<double>(1, Size), v = Matrices.Create<double>(Size, Size);
        SymmetricEigen.Run(a, w, v, descending: false, Context).ThrowIfFailed();
        for (int k = 0; k < Size; k++)
            Bounds.Below(Math.Abs(w[0, k] - (2 - 2 * Math.Cos((k + 1) * Math.PI / (Size + 1)))), 1e-14, $"error of eigenvalue {k}");
    }

    [Fact]
    public void SingularValuesOfTheLowerTriangleOfOnes_AreKnown()
    {
        const int Size = 50;
        MatrixView<double> a = SampleMatrices.Fill<double>(Size, Size, (i, j) => j <= i ? 1 : 0);
        MatrixView<double> u = Matrices.Create<double>(Size, Size), s = Matrices.Create<double>(1, Size), vt = Matrices.Create<double>(Size, Size);
        SingularValues.Run(a, u, s, vt, Context).ThrowIfFailed();
        for (int k = 0; k < Size; k++)
            Bounds.Below(Math.Abs(s[0, k] - 0.5 / Math.Sin((2 * k + 1) * Math.PI / (4 * Size + 2))), 1e-13, $"error of singular value {k}");
    }

    [Fact]
    public void ArmsAndThreads_ChangeNoBit()
    {
        Random random = new(4);
        MatrixView<double> a = Matrices.Random<double>(random, 300, 257), gram = Matrices.Create<double>(257, 257);
        Product.Gram(a.Transposed, gram, Context.Workspace, Context.Options);
        double[]? expected = null;
        foreach (Arm arm in new[] { Arm.Auto, Arm.Scalar, Arm.Vector128, Arm.Vector256, Arm.Vector512 })
        {
            foreach (int threads in new[] { 1, 2, 3 })
            {
                LinearContext context = new(new LinearWorkspace(), new LinearOptions { Arm = arm, Threads = threads });
                MatrixView<double> q = Matrices.Create<double>(300, 257), r = Matrices.Create<double>(257, 257), v = Matrices.Create<double>(257, 257);
                MatrixView<double> u = Matrices.Create<double>(300, 257), w = Matrices.Create<double>(1, 257);
                QrDecomposition.Run(a, q, r, context).ThrowIfFailed();
                SymmetricEigen.Run(gram, w, v, descending: true, context).ThrowIfFailed();
                double[] actual = [q[17, 33], q[299, 256], r[3, 200], w[0, 0], v[5, 7], v[256, 256], 0, 0, 0];
                SingularValues.Run(a, u, w, v, context).ThrowIfFailed();
                (actual[6], actual[7], actual[8]) = (u[9, 9], v[100, 30], w[0, 256]);
                expected ??= actual;
                Assert.Equal(expected, actual);
            }
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void AMatrixThatIsNotFinite_IsNamedAndLeavesResultsAlone(float value)
    {
        MatrixView<float> a = Matrices.Random<float>(new Random(1), 6, 6), x = Matrices.Create<float>(6, 6), y = Matrices.Create<float>(6, 6), w = Matrices.Create<float>(1, 6);
        a[2, 4] = value;
        (x[0, 0], y[0, 0], w[0, 0]) = (7, 7, 7);
        Expect(QrDecomposition.Run(a, x, y, Context), "QR decomposition of a 6 x 6 matrix", "NaN or infinity");
        Expect(SymmetricEigen.Run(a, w, x, descending: true, Context), "Symmetric eigendecomposition", "NaN or infinity");
        Expect(SingularValues.Run(a, x, w, y, Context), "Singular value decomposition", "NaN or infinity");
        Expect(TriangularSolve.FromLeft(Triangle.Upper, a, y, x, Context), "Triangular solve", "NaN or infinity");
        Assert.True(x[0, 0] == 7 && y[0, 0] == 7 && w[0, 0] == 7);
    }

    [Fact]
    public void AnIterationThatDoesNotEnd_IsReported()
    {
        LinearOutcome outcome = new(LinearOperation.Svd, 3, 4, LinearFault.NotConverged);
        Assert.Contains("Singular value decomposition of a 3 x 4 matrix", Assert.Throws<LinearAlgebraException>(outcome.ThrowIfFailed).Message);
        Assert.Contains("did not converge", outcome.Message);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 3)]
    [InlineData(32, 1)]
    [InlineData(33, 40)]
    [InlineData(100, 70)]
    public void TriangularSolves_AreInvertedByProducts(int size, int count)
    {
        Random random = new(size);
        foreach (Triangle half in new[] { Triangle.Lower, Triangle.Upper })
        {
            MatrixView<double> t = Matrices.RandomLayout<double>(random, size, size), full = Matrices.Create<double>(size, size);
            for (int i = 0; i < size; i++)
            {
                t[i, i] += 2 + size;
                for (int j = 0; j < size; j++)
                    full[i, j] = half == Triangle.Lower ? j <= i ? t[i, j] : 0 : j >= i ? t[i, j] : 0;
            }

            MatrixView<double> b = Matrices.RandomLayout<double>(random, size, count), x = Matrices.Create<double>(size, count);
            TriangularSolve.FromLeft(half, t, b, x, Context).ThrowIfFailed();
            Bounds.Below(Bounds.Residual(b, full, null, x), 1e-14, "residual from the left");

            MatrixView<double> wide = Matrices.RandomLayout<double>(random, count, size), y = Matrices.Copy(wide);
            TriangularSolve.FromRight(half, t, y, y, Context).ThrowIfFailed();
            Bounds.Below(Bounds.Residual(wide, y, null, full), 1e-14, "residual from the right");
        }
    }

    [Fact]
    public void ATriangleWithAZeroOnItsDiagonal_IsReported()
    {
        MatrixView<float> t = Matrices.Random<float>(new Random(1), 4, 4), b = Matrices.Random<float>(new Random(2), 4, 2);
        t[2, 2] = 0;
        Expect(TriangularSolve.FromLeft(Triangle.Lower, t, b, b, Context), "Triangular solve", "zero");
    }

    [Fact]
    public void AfterTheFirst_NothingIsAllocated()
    {
        LinearContext context = new(new LinearWorkspace(), new LinearOptions());
        MatrixView<float> a = Matrices.Random<float>(new Random(1), 60, 40), q = Matrices.Create<float>(60, 40), r = Matrices.Create<float>(40, 40), w = Matrices.Create<float>(1, 40);
        long before = 0;
        for (int i = 0; i < 3; i++)
        {
            before = GC.GetAllocatedBytesForCurrentThread();
            QrDecomposition.Run(a, q, r, context);
            SymmetricEigen.Run(r, w, r, descending: true, context);
            SingularValues.Run(a, q, w, r, context);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Qr<T>(int rows, int columns, LinearContext context)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = Math.Min(rows, columns);
        foreach ((string name, MatrixView<T> a) in SampleMatrices.Of<T>(rows, columns))
        {
            MatrixView<T> q = Matrices.Create<T>(rows, count), r = Matrices.Create<T>(count, columns);
            QrDecomposition.Run(a, q, r, context).ThrowIfFailed();
            Bounds.Below(Bounds.FromOrthonormalColumns(q), Bounds.Of<T>(rows, columns), $"Q^T Q - I, {name}");
            Bounds.Below(Bounds.Residual(a, q, null, r), Bounds.Of<T>(rows, columns), $"A - Q R, {name}");
            for (int i = 0; i < count; i++)
            {
                for (int j = 0; j < i; j++)
                    Assert.Equal(T.Zero, r[i, j]);
            }
        }
    }

    private static void Svd<T>(int rows, int columns, LinearContext context)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = Math.Min(rows, columns);
        foreach ((string name, MatrixView<T> a) in SampleMatrices.Of<T>(rows, columns))
        {
            MatrixView<T> u = Matrices.Create<T>(rows, count), s = Matrices.Create<T>(1, count), vt = Matrices.Create<T>(count, columns);
            SingularValues.Run(a, u, s, vt, context).ThrowIfFailed();
            Bounds.Below(Bounds.FromOrthonormalColumns(u), Bounds.Of<T>(rows, columns), $"U^T U - I, {name}");
            Bounds.Below(Bounds.FromOrthonormalColumns(vt.Transposed), Bounds.Of<T>(rows, columns), $"V^T V - I, {name}");
            Bounds.Below(Bounds.Residual(a, u, s, vt), Bounds.Of<T>(rows, columns), $"A - U S V^T, {name}");
            for (int i = 0; i < count; i++)
                Assert.True(s[0, i] >= T.Zero && (i == 0 || s[0, i] <= s[0, i - 1]), name);
        }
    }

    private static void Eigen<T>(int size, LinearContext context)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach ((string name, MatrixView<T> a) in SampleMatrices.Symmetric<T>(size))
        {
            foreach (bool descending in new[] { false, true })
            {
                MatrixView<T> w = Matrices.Create<T>(1, size), v = Matrices.Create<T>(size, size);
                SymmetricEigen.Run(a, w, v, descending, context).ThrowIfFailed();
                Bounds.Below(Bounds.FromOrthonormalColumns(v), Bounds.Of<T>(size, size), $"V^T V - I, {name}");
                Bounds.Below(Bounds.Residual(a, v, w, v.Transposed), Bounds.Of<T>(size, size), $"A - V W V^T, {name}");
                for (int i = 1; i < size; i++)
                    Assert.True(descending ? w[0, i] <= w[0, i - 1] : w[0, i] >= w[0, i - 1], name);
            }
        }
    }

    private static void Expect(LinearOutcome outcome, params string[] parts)
    {
        Assert.False(outcome.IsDone);
        foreach (string part in parts)
            Assert.Contains(part, outcome.Message);
    }
}
