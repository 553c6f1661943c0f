using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Xunit;

namespace ScheduleDsl.Tests.Runtime;

public sealed class ParameterTableTests
{
    [Fact]
    public void Arrays_AreBorrowedNotCopied()
    {
        float[] values = [1, 2, 3, 4, 5, 6], gradients = new float[6];
        using ParameterTable table = new();
        Parameter parameter = table.Add("w", values, gradients, 2, 3);
        parameter.Values[4] = 50;
        parameter.Gradients[1] = 7;
        Assert.Equal(50, values[4]);
        Assert.Equal(7, gradients[1]);
        Assert.Equal([2, 3], parameter.Shape);
        Assert.Equal(2, parameter.Rank);
        Assert.Equal(6, table.Length);
    }

    [Fact]
    public void ShapeLeftOut_IsOneDimension()
    {
        using ParameterTable table = new(ElementType.Float64);
        Assert.Equal([3], table.Add("w", new double[3], new double[3]).Shape);
        Assert.Equal(3, table["w"].ValuesAs<double>().Length);
    }

    [Fact]
    public void Mistakes_NameTheParameterAndBothNumbers()
    {
        using ParameterTable table = new();
        table.Add("w", new float[6], new float[6], 2, 3);
        Fails("The table already has a parameter w.", () => table.Add("w", new float[1], new float[1]));
        Fails("The parameter v has shape [2, 4], 8 elements, but 6 weights.", () => table.Add("v", new float[6], new float[6], 2, 4));
        Fails("The parameter v has 6 weights, but 5 gradients.", () => table.Add("v", new float[6], new float[5]));
        Fails("The parameter v has a dimension of -1", () => table.Add("v", new float[6], -1, 6));
        Fails("The table holds Float32 (float), not Double.", () => table.Add("v", new double[6]));
        Fails("The parameter w holds Float32 (float), not Double.", () => table["w"].ValuesAs<double>());
        Fails("The address of the weights of v is 0.", () => table.AddBorrowed("v", 0, 0, [2], ElementType.Float32));
        Fails("is not a multiple of 4", () => table.AddBorrowed("v", 18, 0, [2], ElementType.Float32));
        Fails("The parameter v is Float64, but the table holds Float32.", () => table.AddBorrowed("v", 16, 0, [2], ElementType.Float64));
        Assert.Contains("did you mean w?", Assert.Throws<KeyNotFoundException>(() => table["v"]).Message);
        Assert.Equal(["w"], table.Select(parameter => parameter.Name));

        static void Fails(string message, Action action) => Assert.Contains(message, Assert.Throws<ArgumentException>(action).Message);
    }

    [Fact]
    public void ParameterThatFailedToAdd_CanBeAddedAgain()
    {
        using ParameterTable table = new();
        Assert.Throws<ArgumentException>(() => table.Add("w", new float[2], new float[3]));
        table.Add("w", new float[2], new float[2]);
        Assert.Equal("w", Assert.Single(table).Name);
    }

    [Fact]
    public unsafe void Arena_IsAlignedPaddedAndZero()
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("a", [3, 5]), ("b", [16]), ("scalar", []), ("none", [0, 4]), ("c", [2]));
        Assert.Equal([15, 16, 1, 0, 2], table.Select(parameter => parameter.Length));
        Assert.All(table, parameter => Assert.Equal(0u, (nuint)parameter.ValueAddress % 64));
        Assert.All(table, parameter => Assert.Equal(0u, (nuint)parameter.GradientAddress % 64));
        Assert.All(table, parameter => Assert.True(parameter.Values.IndexOfAnyExcept(0f) < 0));
        Assert.Equal(16 * 4, (byte*)table["b"].ValueAddress - table["a"].ValueAddress);
        Assert.Equal(0, table["none"].Values.Length);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(1 << 20)]
    public unsafe void Arena_GradientsBeginAtAnotherPageOffsetThanValues(int length)
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("a", [length]));
        if (length * 4 >= 1 << 20)
            Assert.NotEqual((nuint)table["a"].ValueAddress % 4096, (nuint)table["a"].GradientAddress % 4096);
        table["a"].Values.Fill(1);
        Assert.Equal(-1, table["a"].Gradients.IndexOfAnyExcept(0f));
    }

    [Fact]
    public void SpanOfAnArena_OutlivesTheTable()
    {
        Span<float> span = Make();
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            _ = new byte[1 << 20];
        }

        Assert.Equal(5, span[7]);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static Span<float> Make()
        {
            ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("a", [1000]));
            table["a"].Values[7] = 5;
            Span<float> values = table["a"].Values;
            table.Dispose();
            return values;
        }
    }

    [Fact]
    public unsafe void BorrowedAddresses_AreUsedAsTheyAre()
    {
        float* memory = (float*)NativeMemory.AllocZeroed(8, sizeof(float));
        try
        {
            using ParameterTable table = new();
            table.AddBorrowed("w", (nint)memory, (nint)(memory + 4), [2, 2], ElementType.Float32).Values[3] = 9;
            table["w"].Gradients[0] = 4;
            Assert.Equal(9, memory[3]);
            Assert.Equal(4, memory[4]);
        }
        finally
        {
            NativeMemory.Free(memory);
        }
    }

    [Fact]
    public void DisposedTable_RefusesAccess()
    {
        ParameterTable table = new();
        Parameter parameter = table.Add("w", new float[2], new float[2]);
        table.Dispose();
        table.Dispose();
        Assert.Throws<ObjectDisposedException>(() => parameter.Values.Length);
        Assert.Throws<ObjectDisposedException>(() => table.Add("v", new float[2]));
        Assert.Throws<ObjectDisposedException>(() => table.SetGradient("w", new float[2]));
    }
}
