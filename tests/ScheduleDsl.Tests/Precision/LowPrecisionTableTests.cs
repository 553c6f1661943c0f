using System;
using ScheduleDsl.Optimizers;
using Xunit;

namespace ScheduleDsl.Tests.Precision;

public sealed unsafe class LowPrecisionTableTests
{
    [Fact]
    public void Tables_HoldTheNumbersOfEveryType()
    {
        using ParameterTable halves = new(ElementType.Float16);
        halves.Add("w", new Half[] { (Half)1, (Half)2 }, new Half[] { (Half)3, (Half)4 });
        Assert.Equal([(Half)1, (Half)2], halves["w"].ValuesAs<Half>().ToArray());
        Assert.Equal([(Half)3, (Half)4], halves["w"].GradientsAs<Half>().ToArray());

        using ParameterTable brains = new(ElementType.BFloat16);
        brains.Add("w", new BFloat16[] { (BFloat16)1, (BFloat16)2 }, new BFloat16[] { (BFloat16)3, (BFloat16)4 }, 2, 1);
        Assert.Equal([(BFloat16)1, (BFloat16)2], brains["w"].ValuesAs<BFloat16>().ToArray());
        Assert.Equal([(BFloat16)3, (BFloat16)4], brains["w"].GradientsAs<BFloat16>().ToArray());
    }

    [Fact]
    public void Gradients_MayBeOfAnotherType()
    {
        using ParameterTable table = new(ElementType.BFloat16, gradients: ElementType.Float32);
        Parameter added = table.Add("w", new BFloat16[3]);
        table.SetGradient("w", new float[] { 1, 2, 3 });
        Assert.Equal((ElementType.BFloat16, ElementType.Float32), (added.ElementType, added.GradientType));
        Assert.Equal([1, 2, 3], added.Gradients.ToArray());
    }

    [Fact]
    public void AnotherType_IsAnErrorThatNamesBoth()
    {
        using ParameterTable table = new(ElementType.BFloat16, gradients: ElementType.Float32);
        table.Add("w", new BFloat16[3]);
        Fails("The table holds BFloat16 (BFloat16), not Half.", () => table.Add("v", new Half[3]));
        Fails("The gradient of w holds Float32 (float), not BFloat16.", () => table.SetGradient("w", new BFloat16[3]));
        Fails("The input hessian holds Float32 (float), not BFloat16.", () => table.SetInput("w", "hessian", new BFloat16[3]));
        Fails("The parameter w holds BFloat16 (BFloat16), not Single.", () => table["w"].Values.Clear());
        Fails("The gradient of v holds Float32 (float), not BFloat16.", () => table.Add("v", new BFloat16[3], new BFloat16[3]));
        Assert.Single(table);
        Fails("The type of the gradients is 9: it must be one of Float32, Float64, BFloat16, Float16.", () => new ParameterTable(gradients: (ElementType)9));
    }

    [Fact]
    public void BorrowedAddresses_AreAlignedToTheirOwnType()
    {
        using ParameterTable table = new(ElementType.BFloat16, gradients: ElementType.Float32);
        table.AddBorrowed("w", 0x1002, 0x2004, [4], ElementType.BFloat16);
        Fails("The address of the gradients of v, 2002, is not a multiple of 4.", () => table.AddBorrowed("v", 0x3002, 0x2002, [4], ElementType.BFloat16));
        Fails("The address of the weights of v, 3001, is not a multiple of 2.", () => table.AddBorrowed("v", 0x3001, 0, [4], ElementType.BFloat16));
    }

    [Theory]
    [InlineData(ElementType.Float32, ElementType.Float32, 16)]
    [InlineData(ElementType.Float64, ElementType.Float64, 16)]
    [InlineData(ElementType.BFloat16, ElementType.BFloat16, 32)]
    [InlineData(ElementType.BFloat16, ElementType.Float32, 32)]
    [InlineData(ElementType.Float32, ElementType.Float16, 32)]
    public void AnArena_PutsEveryTensorOnACacheLineInBothTypes(ElementType weights, ElementType gradients, int padding)
    {
        using ParameterTable table = ParameterTable.CreateArena(weights, gradients, ("a", [3]), ("b", [5, 7]), ("c", []), ("d", [64]));
        Assert.Equal((weights, gradients), (table.ElementType, table.GradientType));
        Parameter[] tensors = [.. table];
        foreach (Parameter tensor in tensors)
        {
            Assert.Equal(0, (long)tensor.ValueAddress % 64);
            Assert.Equal(0, (long)tensor.GradientAddress % 64);
            Assert.True(tensor.HasGradients);
        }

        long[] starts = [0, padding, padding + (35 + padding - 1) / padding * padding];
        for (int i = 0; i < starts.Length; i++)
        {
            Assert.Equal(starts[i] * Size(weights), tensors[i].ValueAddress - tensors[0].ValueAddress);
            Assert.Equal(starts[i] * Size(gradients), tensors[i].GradientAddress - tensors[0].GradientAddress);
        }
    }

    [Fact]
    public void AnArena_IsWritable_ToItsEnds()
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.BFloat16, gradients: ElementType.Float32, ("a", [33]), ("b", [31]));
        foreach (Parameter tensor in table)
        {
            tensor.ValuesAs<BFloat16>().Fill((BFloat16)(float)tensor.Length);
            tensor.Gradients.Fill(-tensor.Length);
        }

        foreach (Parameter tensor in table)
        {
            Assert.All(tensor.ValuesAs<BFloat16>().ToArray(), value => Assert.Equal(tensor.Length, (float)value));
            Assert.All(tensor.Gradients.ToArray(), value => Assert.Equal(-tensor.Length, value));
        }
    }

    [Theory]
    [InlineData(ElementType.BFloat16, ElementType.Float64)]
    [InlineData(ElementType.Float32, ElementType.Float64)]
    [InlineData(ElementType.Float64, ElementType.Float32)]
    public void ARun_SaysWhichTypesItNeeds(ElementType weights, ElementType gradients)
    {
        using ParameterTable table = ParameterTable.CreateArena(weights, gradients, ("a", [3]));
        Fails(
            $"The table holds weights of {weights} and gradients of {gradients}: where one is Float64, a run needs the other to be Float64 too.",
            () => OptimizerRun.Create(table, new LionSettings()));
    }

    private static int Size(ElementType type) => type switch { ElementType.Float32 => 4, ElementType.Float64 => 8, _ => 2 };

    private static void Fails(string message, Action action) => Assert.Equal(message, Assert.Throws<ArgumentException>(action).Message);
}
