using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.PyTorch;
using ScheduleDsl.Schedules;
using Xunit;

namespace ScheduleDsl.Tests.Schedules;

/// <summary>What <c>Fill</c> refuses, and that it costs no memory. Its bits, on every arm, are compared in ScheduleDsl.SameBits.</summary>
public class FillTests
{
    private const double Untouched = 12345.5;

    public static TheoryData<Schedule> Examples =>
    [
        new Wsd { Steps = 1000 }, new Cosine { Steps = 77 }, new EvenDrops(), new OngoingCosine { Steps = 10 },
        new OneCycleLR { TotalSteps = 3000 }, new OneCycleLR { TotalSteps = 3000, ThreePhase = true, AnnealStrategy = Anneal.Linear }.Momentum,
        new CosineAnnealingWarmRestarts(), new CosineAnnealingWarmRestarts { TMult = 2 }, new MultiStepLR { Milestones = StepTable.Of(30, 80) },
    ];

    [Theory]
    [MemberData(nameof(Examples))]
    public void EveryLength_HasTheBitsOfAt(Schedule schedule)
    {
        for (int length = 0; length <= 130; length++)
        {
            double[] values = new double[length];
            schedule.Fill(length % 9 * 31, values);
            Assert.Equal(Enumerable.Range(0, length).Select(i => Bits(schedule.At(length % 9 * 31 + i))), values.Select(Bits));
        }
    }

    [Fact]
    public void LongFill_HasTheBitsOfAtAtEveryJoint()
    {
        Schedule schedule = new Wsd { Steps = 100_003, WarmupSteps = 1_001, DecayFraction = 0.37 };
        double[] values = new double[120_000];
        schedule.Fill(0, values);
        for (int i = 0; i < values.Length; i++)
            Assert.Equal(Bits(schedule.At(i)), Bits(values[i]));
    }

    [Theory]
    [InlineData(980, 15, false)]
    [InlineData(980, 20, false)]
    [InlineData(980, 21, true)]
    [InlineData(999, 500, true)]
    [InlineData(1000, 1, true)]
    [InlineData(1234, 9, true)]
    public void PastTheEnd_IsTheErrorOfTheFirstUpdateWithoutValue_AndNothingIsWritten(long first, int length, bool isRefused)
    {
        Schedule schedule = new OneCycleLR { TotalSteps = 1000 };
        double[] values = Filled(length);
        if (isRefused)
        {
            string expected = Assert.Throws<ArgumentOutOfRangeException>(() => schedule.At(Math.Max(first, 1000))).Message;
            Assert.Equal(expected, Assert.Throws<ArgumentOutOfRangeException>(() => schedule.Fill(first, values)).Message);
            Assert.Contains($"update {Math.Max(first, 1000)} ", expected);
            Assert.All(values, v => Assert.Equal(Untouched, v));
        }
        else
        {
            schedule.Fill(first, values);
            Assert.DoesNotContain(Untouched, values);
        }
    }

    [Fact]
    public void NegativeStart_IsTheErrorOfAt()
    {
        Schedule schedule = new Wsd { Steps = 1000 };
        double[] values = Filled(20);

        Assert.Equal(
            Assert.Throws<ArgumentOutOfRangeException>(() => schedule.At(-3)).Message,
            Assert.Throws<ArgumentOutOfRangeException>(() => schedule.Fill(-3, values)).Message);
        Assert.All(values, v => Assert.Equal(Untouched, v));
    }

    [Fact]
    public void SettingsThatDoNotFit_AreTheErrorOfAt()
    {
        Schedule schedule = new Wsd { WarmupSteps = 20, Steps = 10 };

        Assert.Equal(
            Assert.Throws<InvalidOperationException>(() => schedule.At(0)).Message,
            Assert.Throws<InvalidOperationException>(() => schedule.Fill(0, Filled(20))).Message);
    }

    [Fact]
    public void EmptySpan_IsFineWhateverTheStart()
    {
        new Wsd { Steps = 1000 }.Fill(-5, []);
        new OneCycleLR { TotalSteps = 1000 }.Fill(long.MaxValue, []);
    }

    [Fact]
    public void UpdatesFromTwoToThe53On_AreRefused()
    {
        Schedule schedule = new EvenDrops();
        double[] values = Filled(100);
        schedule.Fill((1L << 53) - 100, values);
        Assert.DoesNotContain(Untouched, values);

        values = Filled(100);
        string message = Assert.Throws<ArgumentOutOfRangeException>(() => schedule.Fill((1L << 53) - 99, values)).Message;
        Assert.StartsWith("ScheduleDsl.Tests.Schedules.EvenDrops has no 100 values from update 9007199254740893 on: updates are counted up to 2^53.", message);
        Assert.Throws<ArgumentOutOfRangeException>(() => schedule.Fill(long.MaxValue, values));
        Assert.All(values, v => Assert.Equal(Untouched, v));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void ReadingAndFilling_AllocateNothing(Schedule schedule)
    {
        double[] values = new double[999];

        // Twice, so that both paths have been through the tiers of the JIT that allocate.
        for (int i = 0; i < 100; i++)
        {
            schedule.Fill(i, values);
            values[0] += schedule.At(i);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            schedule.Fill(i, values);
            values[0] += schedule.At(i);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static double[] Filled(int length) => [.. Enumerable.Repeat(Untouched, length)];

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);
}
