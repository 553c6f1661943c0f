using System;
using Xunit;

namespace ScheduleDsl.Tests.Schedules;

/// <summary>Compiled schedules over plans, and what their properties take.</summary>
public class PlannedTests
{
    private static readonly Plan Small = new() { Steps = 75, BatchSize = 2, Accumulation = 2, DatasetSize = 99 };

    [Fact]
    public void Over_FillsWhatTheScheduleHasAndThePlanSays()
    {
        ThreeEpochs planned = Assert.IsType<ThreeEpochs>(new ThreeEpochs { Peak = 5 }.Over(Small));

        // 99 samples in updates of 4 are 25.
        Assert.Equal(75, planned.Length);
        Assert.Equal(5, planned.At(25));
        Assert.Equal((2L, 2L, 99L), (planned.BatchSize, planned.Accumulation, planned.DatasetSize));
        Assert.Equal(75, new ScheduleDsl.Schedules.Cosine().Over(Small).Length);
        Assert.Equal(new ScheduleDsl.Schedules.Constant().Fingerprint, new ScheduleDsl.Schedules.Constant().Over(Small).Fingerprint);
    }

    [Fact]
    public void WithoutAPlan_ReadingNamesPhaseUnitAndWhatIsMissing()
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => new ThreeEpochs().At(0));

        Assert.Equal(
            "ScheduleDsl.Tests.Schedules.ThreeEpochs: Warmup takes 1 epochs, and no plan says how many updates that is: DatasetSize and BatchSize are missing (SDL113)",
            error.Message);
    }

    [Fact]
    public void AScheduleThatStartsOver_KeepsTheLengthOfItsCycle()
    {
        Assert.Equal(40, new Waves().Over(Small).Length);
        Assert.Equal(new Waves().At(3), new Waves().Over(Small).At(43));

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => new Waves { Steps = 76 }.Over(Small));
        Assert.Equal("ScheduleDsl.Tests.Schedules.Waves: starts over after 76 updates, and the plan has 75: no restart fits (SDL117)", error.Message);
    }

    [Fact]
    public void PropertiesHaveTheirUnitsTypes_AndNameThemselvesInErrors()
    {
        Assert.Equal(typeof(Epochs), typeof(EveryUnit).GetProperty("WarmupEpochs")!.PropertyType);
        Assert.Equal(typeof(Samples), typeof(EveryUnit).GetProperty("Warmup2Samples")!.PropertyType);
        Assert.Equal(typeof(Tokens), typeof(EveryUnit).GetProperty("CooldownTokens")!.PropertyType);
        Assert.Equal(typeof(Fraction), typeof(EveryUnit).GetProperty("AnnealFraction")!.PropertyType);
        Assert.Equal(typeof(Steps), typeof(EveryUnit).GetProperty("Steps")!.PropertyType);

        long steps = new EveryUnit { Steps = 5 }.Steps;
        Assert.Equal(5, steps);
        Assert.Equal(
            "EveryUnit.WarmupEpochs is -1: it must be at least 0 and at most 9007199254740992",
            Assert.Throws<ArgumentOutOfRangeException>(() => new EveryUnit { WarmupEpochs = -1 }).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new EveryUnit { WarmupEpochs = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new EveryUnit { AnnealFraction = 1.5 });
        Assert.Equal("EveryUnit.AnnealPower is 0: it must be above 0", Assert.Throws<ArgumentOutOfRangeException>(() => new EveryUnit { AnnealPower = 0 }).Message);
    }

    [Fact]
    public void WhatConvertsInTheSchedule_ConvertsInThePlan()
    {
        Plan plan = new() { Steps = 400, BatchSize = 4, Accumulation = 2, DatasetSize = 100, SequenceLength = 16 };
        EveryUnit schedule = new();

        // The warmup falls from its profile's end, the next begins at From: the joint is a jump.
        long first = plan.StepsOf(schedule.WarmupEpochs);
        Assert.Equal(6, first);
        Assert.Equal(2, schedule.At(first + plan.StepsOf(schedule.Warmup2Samples)));
        Assert.Equal(0.5, schedule.At(first));
        Assert.Equal(0.6, schedule.At(first + plan.StepsOf(schedule.Warmup2Samples) + plan.StepsOf(schedule.CooldownTokens)), 1e-15);
        Assert.Equal(0.06, schedule.At(400), 1e-15);
    }
}
