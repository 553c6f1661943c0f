using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Xunit;
using Xunit.Abstractions;

namespace ScheduleDsl.Ilgpu.Tests.Ptx;

/// <summary>What products of matrices become on NVIDIA's devices: sums in registers, terms in shared memory.</summary>
public sealed class ProductPtxTests(PtxCompiler compiler, ITestOutputHelper output) : IClassFixture<PtxCompiler>
{
    [Theory]
    [InlineData(typeof(float), "f32")]
    [InlineData(typeof(double), "f64")]
    public void Terms_ComeFromSharedMemory_AndSumsStayInRegisters(Type number, string suffix)
    {
        PtxText ptx = Compile(number);

        Assert.Single(ptx.Entries);
        RequireNone(ptx.Unwanted);
        RequireNone(ptx.GenericAccesses);
        // Both operands are brought there, and each term is read as eight numbers of a row and eight of a column for 64 sums.
        Assert.Equal(2, Count(ptx, $"st.shared.{suffix}"));
        Assert.Equal(16, Count(ptx, $"ld.shared.{suffix}"));
        // One multiplication for each sum and term; one more by what the product is multiplied by, and one of its addend.
        Assert.Equal(3 * 64, Count(ptx, $"mul.{suffix}") + Count(ptx, $"fma.rn.{suffix}"));
        // Each number of an operand is loaded once for a tile, and the two factors; addends, and what a block of terms has left, are read where a sum is kept. Half of a symmetric result is stored twice.
        Assert.Equal(2 + 2 + 2 * 64, Count(ptx, $"ld.global.{suffix}"));
        Assert.Equal(2 * 64, Count(ptx, $"st.global.{suffix}"));
        output.WriteLine($"{ptx.Text.Split('\n').Length} lines");
    }

    [Fact]
    public void ProductsOfFloats_KnowNoDoubles() => RequireNone(Compile(typeof(float)).Doubles);

    private PtxText Compile(Type number) => compiler.Loop(typeof(ProductKernel).GetMethod(nameof(ProductKernel.Run))!.MakeGenericMethod(number));

    private static int Count(PtxText ptx, string instruction) => ptx.Starting(instruction).Count();

    private static void RequireNone(IEnumerable<string> found) => Assert.True(!found.Any(), string.Join("\n", found));
}
