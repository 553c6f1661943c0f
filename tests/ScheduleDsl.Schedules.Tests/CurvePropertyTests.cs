using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using Xunit;

namespace ScheduleDsl.Tests.Schedules;

/// <summary>What holds for every declaration: bounds, joints, ends, vanishing phases.</summary>
public class CurvePropertyTests
{
    private static readonly string[] Profiles = ["Linear", "Cosine", "Rex", "OneMinusSqrt", "OneMinusSquare", "MirrorCosine", "Halving"];

    public static TheoryData<string> EveryProfile => [.. Profiles];

    [Theory]
    [MemberData(nameof(EveryProfile))]
    public void ValuesNeverLeaveFloorAndPeak(string profile)
    {
        Declared declared = Declared.Parse($"[Schedule(Steps = 1)] [Warmup(Fraction = 0)] [Hold] [Decay(typeof({profile}), Fraction = 0, FloorOfPeak = 0)]");
        Random random = new(profile.Length);
        for (int trial = 0; trial < 40; trial++)
        {
            (double peak, double from, double floor) = (random.NextDouble() * 10, random.NextDouble(), random.Next(4) == 0 ? 1 : random.NextDouble());
            int steps = random.Next(1, 200);
            ScheduleReading reading = declared.Read(
                ("Peak", peak), ("Steps", steps), ("WarmupFraction", random.NextDouble() / 2), ("WarmupFromOfPeak", from),
                ("DecayFraction", random.NextDouble() / 2), ("DecayFloorOfPeak", floor));
            double least = Math.Min(from, floor) * peak;
            for (int k = 0; k <= steps + 2; k++)
                Assert.InRange(reading.At(k), least, peak);
        }
    }

    [Theory]
    [MemberData(nameof(EveryProfile))]
    public void ProfilesFallFromOneToZero(string profile)
    {
        ScheduleReading reading = Declared.Parse($"[Schedule(Steps = 4096)] [Decay(typeof({profile}))]").Read();

        Assert.Equal(1, reading.At(0));
        Assert.Equal(0, reading.At(4096));
        Assert.All(Enumerable.Range(0, 4096), k => Assert.True(reading.At(k + 1) <= reading.At(k), $"rises after {k}"));
    }

    [Fact]
    public void PhasesMeetWhereTheNextBegins()
    {
        ScheduleReading reading = Declared.Parse(
            "[Schedule(Peak = 0.3, Steps = 100_000)] [Warmup(Steps = 20_000)] [Hold] [Decay(typeof(Cosine), Fraction = 0.3, FloorOfPeak = 0.5)]"
            + "[Hold(Steps = 10_000)] [Decay(typeof(Linear), Steps = 10_000, FloorOfPeak = 0.1)] [Warmup(Steps = 5_000)]").Read();

        foreach (PhaseSpan span in reading.Phases().Skip(1))
            Assert.Equal(reading.At(span.Start - 1), reading.At(span.Start), 1e-4);
        Assert.Equal([0, 20_000, 45_000, 75_000, 85_000, 95_000], reading.Phases().Select(s => s.Start));
        Assert.Equal(0.3, reading.At(20_000));
        Assert.Equal(0.15, reading.At(80_000));
        Assert.Equal(0.03, reading.At(95_000), 1e-15);
        Assert.Equal(0.3, reading.At(100_000));
    }

    [Fact]
    public void AfterItsEndAScheduleHoldsTheLastValue()
    {
        ScheduleReading cosine = Declared.Parse("[Schedule(Peak = 2, Steps = 10)] [Decay(typeof(Cosine), FloorOfPeak = 0.25)]").Read();
        ScheduleReading sampled = Declared.Parse("[Schedule(Steps = 10)] [Decay(typeof(Linear))] [Sampling(50, 75)]").Read();

        Assert.All([10, 11, 1_000_000], k => Assert.Equal(0.5, cosine.At(k)));
        Assert.All([8, 10, 11, 1_000_000], k => Assert.Equal(0.25, sampled.At(k)));
    }

    [Fact]
    public void ARepeatingScheduleStartsOver()
    {
        ScheduleReading reading = Declared.Parse("[Schedule(Steps = 10, End = ScheduleEnd.Repeat)] [Warmup(Steps = 4)] [Decay(typeof(Linear))]").Read();

        Assert.All(Enumerable.Range(0, 35), k => Assert.Equal(reading.At(k % 10), reading.At(k)));
        Assert.Equal(0.5, reading.At(32));
    }

    [Fact]
    public void AContinuingCosine_RisesAgainAndHasTwiceItsLengthAsPeriod()
    {
        ScheduleReading reading = Declared.Parse(
            "[Schedule(Peak = 2, Steps = 30, End = ScheduleEnd.Continue)] [Warmup(Steps = 10, From = 1)] [Decay(typeof(Cosine), Floor = 1)]").Read();

        Assert.All(Enumerable.Range(10, 200), k => Assert.Equal(1 + (1 + Math.Cos(Math.PI * (k - 10) / 20)) / 2, reading.At(k), 1e-14));
        Assert.Equal(30, reading.Length);
    }

    [Fact]
    public void DropsEverySoManyUpdates_GoOnWithoutEnd_OrFillTheirPhase()
    {
        ScheduleReading endless = Declared.Parse("[Schedule(Peak = 8)] [Warmup(Steps = 3)] [Drops(EverySteps = 4, Factor = 0.5)]").Read();
        ScheduleReading filled = Declared.Parse("[Schedule(Peak = 8, Steps = 21)] [Drops(EverySteps = 10, Factor = 0.5)] [Hold(Steps = 5)]").Read();

        Assert.Null(endless.Length);
        Assert.All(Enumerable.Range(3, 200), k => Assert.Equal(Math.ScaleB(8, -((k - 3) / 4)), endless.At(k)));
        Assert.Equal([8, 4, 4, 4], new double[] { 9, 10, 16, 25 }.Select(filled.At));
    }

    [Fact]
    public void WhatContinuesIsTheLastPhaseThatHasALength()
    {
        Declared declared = Declared.Parse(
            "[Schedule(Steps = 10, End = ScheduleEnd.Continue)] [Hold(Steps = 0)] [Decay(typeof(Linear), FloorOfPeak = 0.5)] [Hold(Steps = 0)] [Warmup(Steps = 0)]");

        Assert.All(Enumerable.Range(0, 40), k => Assert.Equal(1 - 0.05 * k, declared.Read().At(k), 1e-14));
        Assert.All(Enumerable.Range(7, 40), k => Assert.Equal(0.5, declared.Read(("Hold2Steps", 3)).At(k)));
        Assert.All(Enumerable.Range(5, 40), k => Assert.Equal(0.5 + (k - 5) / 10.0, declared.Read(("WarmupSteps", 5)).At(k), 1e-14));
    }

    [Fact]
    public void ContinuingReadingsAndDrops_HoldAtMarksAndGoOnAtMultiples()
    {
        ScheduleReading marks = Declared.Parse("[Schedule(Steps = 10, End = ScheduleEnd.Continue)] [Decay(typeof(Linear))] [Sampling(50, 75)]").Read();
        ScheduleReading drops = Declared.Parse("[Schedule(Steps = 10, End = ScheduleEnd.Continue)] [Drops(50, Factor = 0.5)]").Read();
        ScheduleReading multiples = Declared.Parse("[Schedule(Steps = 10, End = ScheduleEnd.Continue)] [Decay(typeof(Linear))] [Sampling(EveryPercent = 50)]").Read();

        Assert.All([8, 10, 11, 1_000], k => Assert.Equal(0.25, marks.At(k)));
        Assert.All([5, 10, 11, 1_000], k => Assert.Equal(0.5, drops.At(k)));
        Assert.All(Enumerable.Range(0, 40), k => Assert.Equal(1 - k / 5 * 0.5, multiples.At(k)));
    }

    [Theory]
    [InlineData("[Warmup(Steps = 0)]")]
    [InlineData("[Hold(Steps = 0)]")]
    [InlineData("[Decay(typeof(Linear), Steps = 0)]")]
    [InlineData("[Drops(0, 50, Steps = 0)]")]
    [InlineData("[Warmup(Fraction = 0, FromOfPeak = 0.5)]")]
    public void PhaseOfLengthZero_Vanishes(string phase)
    {
        ScheduleReading without = Declared.Parse("[Schedule(Steps = 20)] [Hold(Steps = 5)] [Decay(typeof(Cosine), FloorOfPeak = 0.1)]").Read();
        string[] declarations =
        [
            $"[Schedule(Steps = 20)] {phase} [Hold(Steps = 5)] [Decay(typeof(Cosine), FloorOfPeak = 0.1)]",
            $"[Schedule(Steps = 20)] [Hold(Steps = 5)] {phase} [Decay(typeof(Cosine), FloorOfPeak = 0.1)]",
        ];
        foreach (string declaration in declarations)
        {
            ScheduleReading with = Declared.Parse(declaration).Read();
            Assert.All(Enumerable.Range(0, 25), k => Assert.Equal(without.At(k), with.At(k)));
        }
    }

    [Fact]
    public void WarmupOfOneUpdate_IsOneUpdateAtItsStart()
    {
        ScheduleReading reading = Declared.Parse("[Schedule(Peak = 3)] [Warmup(Steps = 1, FromOfPeak = 0.5)] [Hold]").Read();

        Assert.Equal([1.5, 3, 3], new[] { reading.At(0), reading.At(1), reading.At(2) });
    }

    [Fact]
    public void FractionsFillTheSchedule_WhateverItsLength()
    {
        Declared declared = Declared.Parse("[Schedule(Steps = 1)] [Warmup(Fraction = 0.1)] [Hold(Fraction = 0.2)] [Decay(typeof(Linear), Fraction = 0.7)]");
        for (int steps = 1; steps < 300; steps++)
        {
            IReadOnlyList<PhaseSpan> spans = declared.Read(("Steps", steps)).Phases();
            Assert.Equal(steps, spans[2].End);
            Assert.All(spans, s => Assert.Equal(Math.Floor(s.Length), s.Length));
            Assert.Equal(Math.Round(0.1 * steps, MidpointRounding.ToEven), spans[0].Length);
        }
    }

    [Fact]
    public void MarksAreComparedInIntegers()
    {
        // 0.07 * 100 is 7.000000000000001 in doubles: a comparison of progress would be one update late.
        Declared declared = Declared.Parse("[Schedule(Steps = 100)] [Drops(7, 29, 58, Factor = 0.5)]");
        for (int length = 100; length <= 1000; length += 100)
        {
            ScheduleReading reading = declared.Read(("Steps", length));
            foreach ((int mark, double before) in new[] { (7, 1.0), (29, 0.5), (58, 0.25) })
            {
                Assert.Equal(before, reading.At(mark * length / 100 - 1));
                Assert.Equal(before / 2, reading.At(mark * length / 100));
            }
        }
    }

    [Fact]
    public void ASecondPhaseOfAKind_HasItsOwnProperties()
    {
        Declared declared = Declared.Parse("[Schedule(Steps = 100)] [Decay(typeof(Rex), Fraction = 0.5)] [Sampling(EveryPercent = 10)] [Hold(Steps = 7)] [Decay(typeof(Linear), FloorOfPeak = 0.1)] [Hold(Steps = 3)]");

        Assert.Equal(
            ["Peak", "Steps", "DecayFraction", "HoldSteps", "Hold2Steps", "DecayFloorOfPeak", "SamplingEveryPercent", "Decay2FloorOfPeak"],
            declared.Schedule.Properties.Select(p => p.Name));
        Assert.Equal(["Decay", "Hold", "Decay2", "Hold2"], declared.Schedule.Phases.Select(p => p.Name));
    }

    [Fact]
    public void EveryZeroPercent_ReadsAtEveryUpdate()
    {
        ScheduleReading sampled = Declared.BuiltIn("RexEvery10Percent").Read(("Steps", 77), ("SamplingEveryPercent", 0));
        ScheduleReading plain = Declared.BuiltIn("Rex").Read(("Steps", 77));

        Assert.All(Enumerable.Range(0, 80), k => Assert.Equal(plain.At(k), sampled.At(k)));
    }

    [Fact]
    public void AConstantHasNoLength()
    {
        ScheduleReading reading = Declared.BuiltIn("Constant").Read(("Peak", 0.03));

        Assert.Null(reading.Length);
        Assert.Equal(0.03, reading.At(1e15));
    }
}
