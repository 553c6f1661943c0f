using System;
using System.Linq;
using Xunit;

namespace ScheduleDsl.Tests.Schedules.Curves;

/// <summary>What <c>Define</c> compiles to, against the method run as plain C#.</summary>
public class DefinedTests
{
    [Fact]
    public void CompiledPhases_HaveTheBitsOfTheMethodItself()
    {
        Random random = new(1);
        for (int trial = 0; trial < 200; trial++)
        {
            long steps = random.Next(0, 300);
            long warmup = random.Next(0, (int)steps + 1);
            double power = 0.1 + 3 * random.NextDouble();
            SameBits(new Phased { Steps = steps, Warmup = warmup, Power = power }, Phased.Define(0.3, steps, warmup, power), random, 400);
        }
    }

    [Fact]
    public void CompiledCombinators_HaveTheBitsOfTheMethodItself()
    {
        Random random = new(2);
        for (int trial = 0; trial < 200; trial++)
        {
            double level = random.NextDouble();
            long steps = random.Next(1, 60);
            double growth = trial % 3 == 0 ? 1 : 1 + 2 * random.NextDouble();
            double decay = random.NextDouble();
            SameBits(new Combined { Level = level, Steps = steps, Growth = growth, Decay = decay }, Combined.Define(level, steps, growth, decay), random, 7 * steps);
        }
    }

    [Theory]
    [InlineData(Chosen.Path.Straight)]
    [InlineData(Chosen.Path.Round)]
    [InlineData(Chosen.Path.Flat)]
    public void CompiledChoices_HaveTheBitsOfTheMethodItself(Chosen.Path way)
    {
        Random random = new(3);
        for (int trial = 0; trial < 60; trial++)
        {
            bool high = trial % 2 == 0;
            double leave = random.NextDouble();
            Schedule compiled = new Chosen { Way = way, High = high, Leave = leave };
            Curve plain = Chosen.Define(way, high, 50, leave);
            for (int k = 0; k < 200; k++)
            {
                double within = k % (leave > 0.9 ? 50.0 : 75.0);
                Assert.Equal(BitConverter.DoubleToInt64Bits(plain.AtTime(within)), BitConverter.DoubleToInt64Bits(compiled.At(k)));
            }
        }
    }

    [Fact]
    public void NamedCurve_IsAScheduleOfTheSameSettings()
    {
        Chosen chosen = new() { High = true, Steps = 10 };

        Assert.Equal(["Momentum"], chosen.CurveNames);
        Assert.Equal(0.5, chosen.Momentum.At(0));
        Assert.Equal(0.99, chosen.Momentum.At(10));
        Assert.Equal(0.99, chosen.NamedCurve("Momentum").At(500));
        Assert.Equal(10, chosen.Momentum.Length);
        Assert.Contains("Momentum", Assert.Throws<System.Collections.Generic.KeyNotFoundException>(() => chosen.NamedCurve("Momentun")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TableQueries_ReadWhatWasSet()
    {
        Tabled tabled = new() { Marks = StepTable.Of((2, 0.5), (2, 4), (7, 3)) };

        Assert.Equal(1 + 0 + 30 - 100 + 2000, tabled.At(1));
        Assert.Equal(2 + 2 + 40 + 200 + 7000, tabled.At(2));
        Assert.Equal(6 + 3 + 30 + 700 + 999_000, tabled.At(7));
        Assert.Equal(1 + 0 + 30 - 100 + 999_000, new Tabled().At(5));
        Assert.Equal(tabled.Fingerprint, new Tabled().WithTable("Marks", StepTable.Parse("2:0.5, 2:4, 7:3")).Fingerprint);
        Assert.NotEqual(tabled.Fingerprint, new Tabled().Fingerprint);
    }

    [Fact]
    public void ConditionThatFails_NamesTheSettingsInIt()
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => new Phased { Warmup = 30, Steps = 20 }.At(0));

        Assert.EndsWith("the warmup takes longer than the run (Warmup is 30, Steps is 20) (SDL132)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PartOfLengthZero_Vanishes()
    {
        Curve nothing = Curve.Line(5, 6, 0);

        Assert.Equal(1.5, Curve.Line(1, 2, 10).Then(nothing).Then(Curve.Line(2, 3, 10)).AtTime(5));
        Assert.Equal(2, Curve.Line(1, 2, 10).Then(nothing).AtTime(50));
        Assert.Equal(1, nothing.Then(Curve.Line(1, 2, 10)).AtTime(0));
    }

    [Fact]
    public void Fork_AgreesUpToWhereItLeavesAndIsContinuousThere()
    {
        Schedule wsd = new ScheduleDsl.Schedules.Wsd { Peak = 1, Steps = 1000, WarmupSteps = 100 };
        Curve fork = wsd.Fork(900, 1100);

        Assert.All(Enumerable.Range(0, 901), k => Assert.Equal(wsd.At(k), fork.At(k)));
        Assert.Equal(wsd.AtTime(950), fork.At(1000), 1e-15);
        Assert.Equal(0, fork.At(1100));
        Assert.Equal(1100, fork.Length);
    }

    [Fact]
    public void GrowingCycles_BeginWhereTheSumOfTheirLengthsSays()
    {
        double start = 0;
        for (int cycle = 0; cycle < 30; cycle++)
        {
            double length = 10 * Math.Pow(2, cycle);
            Assert.Equal(cycle, CurveMath.Cycle(start, 10, 2));
            Assert.Equal(cycle, CurveMath.Cycle(start + length - 1, 10, 2));
            Assert.Equal(start, CurveMath.CycleStart(cycle, 10, 2));
            Assert.Equal(length, CurveMath.CycleSteps(cycle, 10, 2));
            start += length;
        }
    }

    [Fact]
    public void EndlessCurve_CannotBeFollowed()
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => Curve.Constant(1).Then(Curve.Constant(2)));

        Assert.Equal("Constant(1) has no end, and Then needs one.", error.Message);
    }

    private static void SameBits(Schedule compiled, Schedule plain, Random random, long most)
    {
        Assert.Equal(plain.Length, compiled.Length);
        for (int i = 0; i < 40; i++)
        {
            long step = random.NextInt64(0, most);
            Assert.Equal(BitConverter.DoubleToInt64Bits(plain.At(step)), BitConverter.DoubleToInt64Bits(compiled.At(step)));
            double time = most * random.NextDouble();
            Assert.Equal(BitConverter.DoubleToInt64Bits(plain.AtTime(time)), BitConverter.DoubleToInt64Bits(compiled.AtTime(time)));
        }
    }
}
