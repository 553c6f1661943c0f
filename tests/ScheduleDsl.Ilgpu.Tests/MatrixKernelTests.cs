using System;
using System.Collections.Generic;
using System.Linq;
using ILGPU;
using ILGPU.Runtime;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Ilgpu.CompilerServices;
using Xunit;
using Xunit.Abstractions;

namespace ScheduleDsl.Ilgpu.Tests;

public class MatrixKernelTests(ITestOutputHelper output)
{
    // OpenCL may round a product and a sum once.
    [Theory]
    [InlineData("cpu", 0)]
    [InlineData("opencl", 16)]
    public void Products_AddTermsInTheOrderOfTheDefinition(string kind, double units)
    {
        if (TestDevices.Find(kind, output) is not { } device)
            return;
        MatrixKernelCases.Check<float>(device, units);
        MatrixKernelCases.Check<double>(device, units);
    }

    public static TheoryData<string, MatrixKind> Arrays()
    {
        TheoryData<string, MatrixKind> data = [];
        foreach (string kind in new[] { "cpu", "opencl" })
        {
            foreach (MatrixKind operation in Enum.GetValues<MatrixKind>().Where(k => k is >= MatrixKind.Transpose and <= MatrixKind.TakeColumns))
                data.Add(kind, operation);
        }

        return data;
    }

    // Equal numbers, both zeros, NaN and infinity; places beyond a matrix.
    [Theory]
    [MemberData(nameof(Arrays))]
    public unsafe void SmallOperations_HaveTheBitsOfTheProcessor(string kind, MatrixKind operation)
    {
        if (TestDevices.Find(kind, output) is not { } device)
            return;
        const int Rows = 33, Columns = 35;
        bool isSquare = operation is MatrixKind.Transpose or MatrixKind.Identity or MatrixKind.Upper or MatrixKind.Diagonal;
        bool isVector = operation == MatrixKind.Order;
        (int height, int width) = isVector ? (1, 1500) : isSquare ? (Rows, Rows) : (Rows, Columns);
        (int resultHeight, int resultWidth) = operation switch
        {
            MatrixKind.RowSums => (Rows, 1),
            MatrixKind.ColumnSums => (1, Columns),
            MatrixKind.Diagonal => (Rows, 1),
            _ => (height, width),
        };
        bool takesRows = operation is MatrixKind.ScaleRows or MatrixKind.TakeRows;
        Random random = new(3);
        float[] a = [.. Enumerable.Range(0, height * width).Select(_ => (float)Math.Round(random.NextDouble() * 40 - 20) / 4)];
        (a[3], a[5], a[9], a[14], a[20]) = (isVector ? float.NaN : 1, -0f, float.PositiveInfinity, isVector ? float.NaN : 2, 0f);
        float[] b = [.. Enumerable.Range(0, Math.Max(height, width)).Select(_ => (float)Math.Floor(random.NextDouble() * 44 - 4))];
        (b[0], b[1]) = (float.NaN, float.NegativeInfinity);
        if (operation is MatrixKind.ScaleRows or MatrixKind.ScaleColumns)
            (b[0], b[1]) = (0.1f, -0f);
        float[] expected = new float[resultHeight * resultWidth];
        fixed (float* of = a, vector = b, to = expected)
        {
            MatrixView<float> result = new(to, resultHeight, resultWidth);
            MatrixView<float> order = new(vector, 1, takesRows ? height : width);
            if (operation is MatrixKind.ScaleRows or MatrixKind.ScaleColumns or MatrixKind.TakeRows or MatrixKind.TakeColumns)
                MatrixArrays.Run(operation, new MatrixView<float>(of, height, width), order, result);
            else
                MatrixArrays.Run(operation, new MatrixView<float>(of, height, width), result, new LinearContext(new LinearWorkspace(), new LinearOptions()));
        }

        Assert.Equal(expected.Select(BitConverter.SingleToInt32Bits), Run(device, operation, a, b, (height, width), (resultHeight, resultWidth)).Select(BitConverter.SingleToInt32Bits));
    }

    private static float[] Run(IlgpuDevice device, MatrixKind operation, float[] a, float[] b, (int Height, int Width) size, (int Height, int Width) result)
    {
        MatrixJob job = MatrixJobs.Of(operation, size, 1, result, isSymmetric: false);
        using DeviceBuffers buffers = new(device);
        ArrayView<MatrixJob> table = buffers.Take("jobs", new List<MatrixJob> { job });
        ArrayView<float> first = buffers.Take("first", a), second = buffers.Take("second", b), target = buffers.Take<float>("result", result.Height * result.Width);
        ArrayView<long> control = buffers.Take<long>("counters", DeviceControl.Count);
        long pieces = MatrixJobs.PiecesOf(operation, job);
        device.Launch("an operation", () => device.Kernels.MatrixArrays(table, first, second, target, control, pieces, operation, 0));
        device.Synchronize();
        float[] found = new float[target.Length];
        target.CopyToCPU(device.Stream, found);
        device.Synchronize();
        return found;
    }
}
