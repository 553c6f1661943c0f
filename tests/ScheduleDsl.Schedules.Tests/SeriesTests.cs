using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Emit;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering;
using ScheduleDsl.Compiler.Packing;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Tests.Schedules.Curves;
using Xunit;

namespace ScheduleDsl.Tests.Schedules;

/// <summary>Schedules lowered for loops over successive times.</summary>
public class SeriesTests
{
    public static TheoryData<Type> BuiltIns => [.. typeof(Schedule).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(Schedule)) && t.GetCustomAttribute<CompiledIrAttribute>() is not null).OrderBy(t => t.FullName, StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(BuiltIns))]
    public void EveryBuiltIn_HasAVectorFormUnlessItReadsATableOrIsTooLarge(Type type)
    {
        Compiler.IR.Schedule schedule = Packed(type);
        string? members = SeriesEmitter.Write(schedule, SeriesEmitter.Arms, out string obstacle);

        Assert.True(members is not null || schedule.Tables.Count > 0 || obstacle.Contains("operations depend on the time, more than") || obstacle.Contains("unrolls to more than"), obstacle);
    }

    [Theory]
    [MemberData(nameof(BuiltIns))]
    public void LoweredSeries_IsSoundAfterEveryPass(Type type)
    {
        try
        {
            Lower.Series(Packed(type), (pass, graph) =>
                Assert.True(GraphVerifier.Check(graph).Count == 0, $"after {pass}: {string.Join("\n", GraphVerifier.Check(graph))}"));
        }
        catch (LoweringException tooLarge)
        {
            // A recursion over thousands of passes has no form without its loop; its Fill reads At.
            Assert.Contains("unrolls to more than", tooLarge.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void WhatDependsOnSettingsAlone_IsHoisted()
    {
        Graph graph = Lower.Series(Declared.BuiltIn("Wsd").Schedule).Graph;

        Assert.All(graph.Slots, s => Assert.True(graph.Values[s].Rate.IsUniform()));
        Pass pass = Assert.Single(Assert.Single(graph.Variants).Passes);
        Assert.DoesNotContain(pass.Values, v => graph.Values[v].Op is Op.Hyper or Op.Call or Op.Convert);

        // Three phases: one test of the time for each.
        Assert.Equal(3, pass.Values.Count(v => graph.Values[v].Op == Op.Less));
    }

    [Fact]
    public void ExpensiveSideOfASelect_IsSkippedAndCheapOneIsNot()
    {
        Graph graph = Lower.Series(Declared.BuiltIn("Wsd").Schedule).Graph;
        Pass pass = graph.Variants[0].Passes[0];
        Regions regions = Regions.Of(graph, pass);

        // The warmup's division and the cooldown's root are behind tests; the constant hold is not.
        Assert.All(pass.Values.Where(v => graph.Values[v].Op is Op.Divide or Op.SquareRoot), v => Assert.NotEqual(regions.Whole, regions.Of(v)));
        Assert.Equal(regions.Whole, regions.Of(pass.Values.First(v => graph.Values[v].Op == Op.Less)));
        int[] selects = [.. pass.Values.Where(v => graph.Values[v].Op == Op.Select)];
        Assert.Equal(3, selects.Length);
        Assert.All(selects, s => Assert.True(regions.Splits(s)));

        // From the inside out: the cooldown before its end, what follows the hold, all but the warmup.
        Assert.Equal([true, false, true], selects.Select(s => regions.Of(s, taken: true) is not null));
        Assert.Equal([false, true, true], selects.Select(s => regions.Of(s, taken: false) is not null));
    }

    [Fact]
    public void ValueThatBothSidesNeed_StaysOutsideOfBoth()
    {
        Graph graph = Lower.Series(Declared.Parse("[Schedule(Steps = 10), Decay(typeof(Both))]", """
            [Profile] static partial class Both { static double Value(double t) { double shared = Exp(t); return t < 0.5 ? Exp(shared) : Sqrt(shared) / (1 + shared); } }
            """).Schedule).Graph;
        Pass pass = graph.Variants[0].Passes[0];
        Regions regions = Regions.Of(graph, pass);
        int root = pass.Values.Single(v => graph.Values[v].Op == Op.SquareRoot);
        int shared = graph.Values[root].Operands[0];

        Assert.NotEqual(regions.Of(root), regions.Of(shared));
        Assert.Equal(regions.Of(root).Parent, regions.Of(shared));
    }

    [Fact]
    public void TableReadAtTheTime_IsAnObstacleWithAReason()
    {
        Assert.Null(SeriesEmitter.Write(Packed(typeof(Tabled)), SeriesEmitter.Arms, out string obstacle));
        Assert.Contains("TableRead", obstacle);

        // Whichever loops are asked for.
        Assert.Null(SeriesEmitter.Write(Packed(typeof(Tabled)), [], out string same));
        Assert.Equal(obstacle, same);
    }

    [Fact]
    public void DivisionOfIntegersThatATimeMayNeverReach_IsAnObstacleWithAReason()
    {
        string? members = SeriesEmitter.Write(Packed(typeof(LateDivision)), SeriesEmitter.Arms, out string obstacle);

        Assert.Null(members);
        Assert.Contains("division of integers", obstacle);
        double[] values = new double[10];
        new LateDivision { Parts = 0 }.Fill(0, values);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], values);
        Assert.Throws<DivideByZeroException>(() => new LateDivision { Parts = 0 }.Fill(95, values));
    }

    [Fact]
    public void BodyTooLarge_IsAnObstacleWithTheNumbers()
    {
        string powers = string.Join(" + ", Enumerable.Range(1, 40).Select(i => $"Pow(1 + t, {i}.5)"));
        Compiler.IR.Schedule schedule = Declared.Parse(
            "[Schedule(Steps = 10), Decay(typeof(Long))]", $"[Profile] static partial class Long {{ static double Value(double t) => ({powers}) * 0 + 1 - t; }}").Schedule;

        Assert.Null(SeriesEmitter.Write(schedule, SeriesEmitter.Arms, out string obstacle));
        Assert.Matches(@"^\d{4} operations depend on the time, more than 1000$", obstacle);
    }

    internal static Compiler.IR.Schedule Packed(Type type) =>
        (Compiler.IR.Schedule)UnitReader.Read(type.GetCustomAttribute<CompiledIrAttribute>()!.Text);
}
