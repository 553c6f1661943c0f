using System;
using System.Collections.Generic;
using System.Linq;
using ILGPU;
using ILGPU.Runtime;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Ilgpu.CompilerServices;
using ScheduleDsl.Optimizers;
using Xunit;
using Xunit.Abstractions;

namespace ScheduleDsl.Ilgpu.Tests;

// cuBLAS itself needs a GPU. What it is asked for, and when, is tried with a BLAS of the tests' own.
public sealed class BlasTests(ITestOutputHelper output)
{
    private static readonly (int Rows, int Terms, int Columns)[] Sizes = [(1, 1, 1), (5, 7, 3), (1, 9, 4), (6, 9, 1), (7, 1, 5), (1, 1, 8), (8, 1, 1), (64, 400, 33)];

    // Operands in any of the three ways, vectors that stand or lie among them, with an addend and without.
    [Theory]
    [InlineData(MatrixKind.Product)]
    [InlineData(MatrixKind.ProductTransposed)]
    [InlineData(MatrixKind.TransposedProduct)]
    public void Products_AreThoseOfTheRuntimesKernel(MatrixKind kind)
    {
        using IlgpuDevice device = IlgpuDevice.Open("cpu");
        foreach ((int rows, int terms, int columns) in Sizes)
        {
            foreach (bool hasAddend in new[] { false, true })
            {
                (int, int) a = kind == MatrixKind.TransposedProduct ? (terms, rows) : (rows, terms);
                int bWidth = kind == MatrixKind.ProductTransposed ? terms : columns;
                MatrixJob job = MatrixJobs.Of(kind, a, bWidth, (rows, columns), isSymmetric: false);
                // Behind what belongs to somebody else.
                (job.A, job.B, job.Addend, job.Target) = (3, 5, 2, 4);
                if (hasAddend)
                    (job.Alpha, job.Beta) = (0, 1);
                float[][] found = [.. new[] { false, true }.Select(usesBlas => Run(device, kind, job, rows * terms, terms * columns, usesBlas))];
                for (int i = 0; i < found[0].Length; i++)
                    Assert.Equal(found[0][i], found[1][i], 1e-5f * terms);
            }
        }
    }

    // An addend that is multiplied by 0 is not read.
    [Fact]
    public void NothingIsRead_OfWhatIsMultipliedByNothing()
    {
        using IlgpuDevice device = IlgpuDevice.Open("cpu");
        MatrixJob job = MatrixJobs.Of(MatrixKind.Product, (4, 3), 5, (4, 5), isSymmetric: false);
        (job.Alpha, job.Beta) = (0, 1);
        foreach (bool usesBlas in new[] { false, true })
            Assert.All(Run(device, MatrixKind.Product, job, 12, 15, usesBlas, beta: 0, addend: float.NaN), value => Assert.True(float.IsFinite(value)));
    }

    [Theory]
    [InlineData(nameof(Muon))]
    [InlineData(nameof(Soap))]
    [InlineData(nameof(GuardedSoap))]
    [InlineData(nameof(ManyOperations))]
    public void Runs_AgreeWithTheProcessors(string rule)
    {
        using IlgpuDevice device = IlgpuDevice.Open("cpu");
        using Reference blas = new(device);
        device.Blas = blas;
        using Pair pair = new(
            (table, options) => rule switch
            {
                nameof(Muon) => OptimizerRun.Create(table, new MuonSettings { LearningRate = 0.01 }, options),
                nameof(Soap) => OptimizerRun.Create(table, new SoapSettings { Refresh = 2 }, options),
                nameof(GuardedSoap) => GuardedSoap.For(table, new GuardedSoapSettings(), options),
                _ => ManyOperations.For(table, new ManyOperationsSettings(), options),
            },
            device, shapes: [("tall", [9, 4]), ("wide", [3, 8]), ("square", [5, 5])]);
        for (int step = 0; step < 4; step++)
        {
            pair.Step(rule == nameof(GuardedSoap) && step == 2 ? _ => float.NaN : null);
            if (step == 0)
                pair.StartAlike();
        }

        Assert.True(blas.Calls > 0);
        output.WriteLine($"{blas.Calls} products");
        pair.RequireSame(units: 4096);
    }

    [Theory]
    [InlineData(0, TensorSource.State, true)]
    [InlineData(DeviceControl.Open, TensorSource.Scratch, true)]
    [InlineData(DeviceControl.Open, TensorSource.State, false)]
    public void WhatAGateMayLeaveOut_GoesToNobodys(int guard, TensorSource target, bool mayRun) => Assert.Equal(mayRun, BlasProducts.MayRun(guard, target));

    [Theory]
    [InlineData("cpu")]
    [InlineData("opencl")]
    public void DevicesWithoutCuBlas_AreTold(string kind)
    {
        if (TestDevices.Find(kind, output) is null)
            return;
        string message = Assert.Throws<IlgpuException>(() => IlgpuDevice.Open(kind, new IlgpuOptions { UseCuBlas = true, AcceptOpenCLWithoutGenericAddressSpace = true })).Message;
        Assert.StartsWith($"{kind}: ", message, StringComparison.Ordinal);
        Assert.EndsWith(" has no cuBLAS, which comes with CUDA devices: leave IlgpuOptions.UseCuBlas out, and the library's own kernels multiply.", message, StringComparison.Ordinal);
    }

    private static float[] Run(IlgpuDevice device, MatrixKind kind, MatrixJob job, int left, int right, bool usesBlas, float beta = 0.3f, float addend = 0.5f)
    {
        Random random = new(left + right);
        float[] Numbers(long count) => [.. Enumerable.Range(0, (int)count).Select(_ => (float)(random.NextDouble() * 2 - 1))];
        int size = job.Height * job.Width;
        using DeviceBuffers buffers = new(device);
        ArrayView<MatrixJob> table = buffers.Take("jobs", new List<MatrixJob> { job });
        ArrayView<float> a = buffers.Take("left", Numbers(job.A + left)), b = buffers.Take("right", Numbers(job.B + right));
        ArrayView<float> addends = buffers.Take("addends", [.. Enumerable.Repeat(addend, (int)job.Addend + size)]), target = buffers.Take("result", Numbers(job.Target + size));
        ArrayView<float> scales = buffers.Take("factors", [-0.7f, beta]);
        ArrayView<long> control = buffers.Take<long>("counters", DeviceControl.Count);
        if (usesBlas)
        {
            using Reference blas = new(device);
            BlasProducts products = new(device, blas, [job], buffers.Take("one and zero", [1f, 0f]));
            device.Launch("a product", () => products.Run(a, b, addends, target, scales));
        }
        else
        {
            long tiles = MatrixJobs.PiecesOf(kind, job);
            device.Launch("a product", () => device.Kernels.Product(table, a, b, addends, target, scales.Cast<int>(), control, tiles, 0));
        }

        return target.Fetch(device);
    }

    /// <summary>Products as the reference of BLAS has them, on the host.</summary>
    private sealed class Reference(IlgpuDevice device) : IDeviceBlas
    {
        public int Calls { get; private set; }

        public void Multiply(BlasSides sides, ArrayView<float> alpha, ArrayView<float> a, ArrayView<float> b, ArrayView<float> beta, ArrayView<float> c)
        {
            Calls++;
            Assert.True(sides.FirstPitch >= Math.Max(1, sides.TransposesFirst ? sides.Terms : sides.Rows), "the first pitch is refused by BLAS");
            Assert.True(sides.SecondPitch >= Math.Max(1, sides.TransposesSecond ? sides.Columns : sides.Terms), "the second pitch is refused by BLAS");
            Assert.True(sides.ResultPitch >= sides.Rows, "the pitch of the result is refused by BLAS");
            (float[] left, float[] right, float[] result) = (a.Fetch(device), b.Fetch(device), c.Fetch(device));
            (float product, float before) = (alpha.Fetch(device)[0], beta.Fetch(device)[0]);
            for (int i = 0; i < sides.Rows; i++)
            {
                for (int j = 0; j < sides.Columns; j++)
                {
                    float sum = 0;
                    for (int k = 0; k < sides.Terms; k++)
                        sum += left[sides.TransposesFirst ? k + i * sides.FirstPitch : i + k * sides.FirstPitch] * right[sides.TransposesSecond ? j + k * sides.SecondPitch : k + j * sides.SecondPitch];
                    ref float at = ref result[i + j * sides.ResultPitch];
                    at = before == 0 ? product * sum : product * sum + before * at;
                }
            }

            c.CopyFromCPU(device.Stream, result);
            device.Stream.Synchronize();
        }

        public void Dispose()
        {
        }
    }
}

/// <summary>Reading a view on the host.</summary>
internal static class ViewReading
{
    public static float[] Fetch(this ArrayView<float> view, IlgpuDevice device)
    {
        float[] numbers = new float[view.Length];
        view.CopyToCPU(device.Stream, numbers);
        device.Stream.Synchronize();
        return numbers;
    }
}
