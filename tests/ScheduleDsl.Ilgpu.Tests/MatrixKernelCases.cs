using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using ILGPU;
using ILGPU.Runtime;
using ScheduleDsl.Ilgpu.CompilerServices;
using Xunit;

namespace ScheduleDsl.Ilgpu.Tests;

/// <summary>Products by the runtime's kernel beside their definition in docs/numerics.md, where a multiplication and an addition are rounded each by itself.</summary>
internal static class MatrixKernelCases
{
    // Around the sides of tiles, the terms that are in shared memory at a time, and the blocks of terms; rows and columns alone.
    private static readonly (int Rows, int Terms, int Columns)[] Sizes =
        [(1, 1, 1), (5, 7, 3), (8, 16, 8), (9, 17, 65), (64, 16, 64), (66, 15, 1), (1, 40, 130), (3, 384, 4), (2, 385, 9), (70, 800, 5)];

    /// <summary>All sizes and ways to read operands, several matrices to a launch.</summary>
    /// <param name="device">The device.</param>
    /// <param name="units">How far from the definition, in units of the type's last place of the sum of magnitudes.</param>
    public static void Check<T>(IlgpuDevice device, double units)
        where T : unmanaged, INumber<T>
    {
        Random random = new(7);
        List<MatrixJob> jobs = [];
        List<T> a = [], b = [], addends = [];
        T[] scales = [T.CreateTruncating(-0.7), T.CreateTruncating(0.3)];
        List<(T Value, double Scale)> expected = [];
        long tiles = 0;
        foreach ((int rows, int terms, int columns) in Sizes)
        {
            for (int way = 0; way < 5; way++)
            {
                // Operands as they are, either of them transposed, one with itself, and with an addend.
                bool isGram = way == 3;
                int width = isGram ? rows : columns;
                MatrixJob job = new()
                {
                    First = tiles, A = a.Count, B = b.Count, Target = expected.Count,
                    ARow = way == 2 ? 1 : terms, AColumn = way == 2 ? rows : 1, BRow = way is 1 or 3 ? 1 : columns, BColumn = way is 1 or 3 ? terms : 1,
                    Height = rows, Width = width, Depth = terms, IsSymmetric = isGram ? 1 : 0, Alpha = way == 4 ? 0 : -1, Beta = 1, Addend = way == 4 ? addends.Count : 0,
                };
                Fill(a, rows * terms);
                // The operand that is multiplied with itself is read from the list of right ones too.
                Fill(b, isGram ? 0 : terms * columns);
                if (isGram)
                    b.AddRange(a.Skip((int)job.A));
                Fill(addends, way == 4 ? rows * columns : 0);
                tiles += (long)((rows + ProductTile.Side - 1) / ProductTile.Side) * ((width + ProductTile.Side - 1) / ProductTile.Side);
                jobs.Add(job);
                for (int i = 0; i < rows; i++)
                {
                    for (int j = 0; j < width; j++)
                        expected.Add(Element(job, a, b, addends, scales, i, j));
                }
            }
        }

        T[] found = Run(device, jobs, a, b, addends, scales, expected.Count, tiles);
        for (int i = 0; i < found.Length; i++)
        {
            double error = Math.Abs(double.CreateChecked(found[i]) - double.CreateChecked(expected[i].Value));
            Assert.True(error <= units * (typeof(T) == typeof(float) ? Math.Pow(2, -24) : Math.Pow(2, -53)) * expected[i].Scale, $"{found[i]} for {expected[i].Value} at {i}");
        }

        void Fill(List<T> numbers, int count)
        {
            for (int i = 0; i < count; i++)
                numbers.Add(T.CreateTruncating(random.NextDouble() * 2 - 1));
        }
    }

    private static (T Value, double Scale) Element<T>(MatrixJob job, List<T> a, List<T> b, List<T> addends, T[] scales, int i, int j)
        where T : unmanaged, INumber<T>
    {
        T total = T.Zero;
        double scale = 0;
        for (int block = 0; block < job.Depth; block += 384)
        {
            T sum = T.Zero;
            for (int k = block; k < Math.Min(block + 384, job.Depth); k++)
            {
                T product = a[(int)(job.A + i * job.ARow + k * job.AColumn)] * b[(int)(job.B + k * job.BRow + j * job.BColumn)];
                sum = product + sum;
                scale += Math.Abs(double.CreateChecked(product));
            }

            T scaled = job.Alpha < 0 ? sum : scales[0] * sum;
            total = block > 0 ? scaled + total : job.Alpha < 0 ? scaled : scaled + scales[1] * addends[(int)job.Addend + i * job.Width + j];
        }

        return (total, scale + 1);
    }

    private static T[] Run<T>(IlgpuDevice device, List<MatrixJob> jobs, List<T> a, List<T> b, List<T> addends, T[] scales, int count, long tiles)
        where T : unmanaged, INumber<T>
    {
        using DeviceBuffers buffers = new(device);
        ArrayView<MatrixJob> table = buffers.Take("jobs", jobs);
        ArrayView<T> left = buffers.Take("left", a), right = buffers.Take("right", b), third = buffers.Take("addends", addends), factors = buffers.Take("factors", scales), target = buffers.Take<T>("result", count);
        ArrayView<long> control = buffers.Take<long>("counters", DeviceControl.Count);
        Action<AcceleratorStream, KernelConfig, ArrayView<MatrixJob>, ArrayView<T>, ArrayView<T>, ArrayView<T>, ArrayView<T>, ArrayView<T>, ArrayView<long>, long, int> kernel =
            device.Accelerator.LoadKernel<ArrayView<MatrixJob>, ArrayView<T>, ArrayView<T>, ArrayView<T>, ArrayView<T>, ArrayView<T>, ArrayView<long>, long, int>(ProductKernel.Run);
        device.Launch("a product", () => kernel(device.Stream, device.ConfigFor(tiles, ProductTile.GroupSize), table, left, right, third, target, factors, control, tiles, 0));
        device.Synchronize();
        T[] found = new T[count];
        target.CopyToCPU(device.Stream, found);
        device.Synchronize();
        return found;
    }
}
