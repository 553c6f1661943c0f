using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Tests.Support;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.Analysis;

public class RangeTests
{
    [Theory]
    [InlineData("return x - Beta * Rate;", Op.Multiply, 0, double.PositiveInfinity)]
    [InlineData("return x - (1 - Beta) * g;", Op.Convert, 0, 1)]
    [InlineData("return Sqrt(g * g);", Op.SquareRoot, 0, double.PositiveInfinity)]
    [InlineData("return MathF.Max(MathF.Min(g, 3f), -2f);", Op.Maximum, -2, 3)]
    [InlineData("return g > 0 ? 1f : -4f;", Op.Select, -4, 1)]
    public void Bounds_FlowThroughOperations(string update, Op op, double low, double high)
    {
        Kernel kernel = Graphs.Lowered(update);
        IReadOnlyList<Interval> ranges = Ranges.Of(kernel.Graph, kernel.Hypers);

        int value = Enumerable.Range(0, kernel.Graph.Values.Count).Last(v => kernel.Graph.Values[v].Op == op);
        Assert.Equal(new Interval(low, high), ranges[value]);
    }

    [Fact]
    public void DivisorThatMayBeZero_LeavesTheQuotientOpen()
    {
        Kernel kernel = Graphs.Lowered("return x / Rate;");

        int value = Enumerable.Range(0, kernel.Graph.Values.Count).Single(v => kernel.Graph.Values[v].Op == Op.Divide);
        Assert.Equal(Interval.All, Ranges.Of(kernel.Graph, kernel.Hypers)[value]);
    }

    [Fact]
    public void Liveness_CountsHoistedValuesAndWhatOverlaps()
    {
        Kernel kernel = Graphs.Lowered("return x - Rate * g;");

        // One hoisted number, x and g, then x and the product.
        Assert.Equal(3, Liveness.MostLive(kernel.Graph, kernel.Graph.Variants[0].Passes[0]));
    }
}
