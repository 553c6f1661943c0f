using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Megatron;
using Xunit;

namespace ScheduleDsl.Tests.Schedules.Presets;

/// <summary>Megatron's rate, weight decay and batch sizes at points computed by hand, and at their edges.</summary>
public class MegatronTests
{
    [Theory]
    [InlineData(LrDecayStyle.Linear, 0.55, 0.1, 0.1)]
    [InlineData(LrDecayStyle.Cosine, 0.55, 0.1, 0.1)]
    [InlineData(LrDecayStyle.InverseSquareRoot, 0.70710678118654752, 0.57735026918962576, 0.1)]
    [InlineData(LrDecayStyle.Constant, 1, 1, 1)]
    public void PeakBelongsToTheUpdateAfterTheWarmup_AndTheMinimumToThoseAfterTheEnd(LrDecayStyle style, double halfway, double atEnd, double after)
    {
        Schedule rate = new OptimizerParamScheduler { LrDecaySteps = 30, LrWarmupSteps = 10, MinLr = 0.1, InitLr = 0.5, LrDecayStyle = style };

        Points.Assert(rate, (0, 0.5), (5, 0.75), (10, 1), (20, halfway), (30, atEnd), (31, after), (1000, after));
    }

    [Theory]
    [InlineData(LrWsdDecayStyle.Linear, 0.75)]
    [InlineData(LrWsdDecayStyle.Cosine, 0.85355339059327373)]
    [InlineData(LrWsdDecayStyle.Exponential, 0.68179283050742912)]
    [InlineData(LrWsdDecayStyle.MinusSqrt, 0.5)]
    public void Wsd_StaysAtThePeakUntilItsDecay(LrWsdDecayStyle style, double atAQuarter)
    {
        Schedule rate = new OptimizerParamScheduler
        {
            LrDecaySteps = 100, LrWarmupSteps = 10, LrDecayStyle = LrDecayStyle.Wsd, WsdDecaySteps = 40, LrWsdDecayStyle = style,
        };

        Points.Assert(rate, (5, 0.5), (10, 1), (60, 1), (70, atAQuarter), (100, 0), (101, 0));
    }

    [Fact]
    public void WsdWithoutDecay_JumpsAfterItsLastUpdate()
    {
        Points.Assert(new OptimizerParamScheduler { LrDecaySteps = 20, LrWarmupSteps = 5, LrDecayStyle = LrDecayStyle.Wsd }, (5, 1), (20, 1), (21, 0), (500, 0));
    }

    [Fact]
    public void WsdWhoseDecayBeginsWithinTheWarmup_IsUnderWayAfterThePeak()
    {
        Schedule rate = new OptimizerParamScheduler
        {
            LrDecaySteps = 20, LrWarmupSteps = 10, LrDecayStyle = LrDecayStyle.Wsd, WsdDecaySteps = 20, LrWsdDecayStyle = LrWsdDecayStyle.Linear,
        };

        Points.Assert(rate, (5, 0.5), (10, 1), (11, 0.45), (20, 0), (21, 0));
    }

    [Fact]
    public void WeightDecay_RisesWithoutWarmup()
    {
        static Schedule Decay(WdIncrStyle style) => new OptimizerParamScheduler { LrDecaySteps = 1, StartWd = 0.1, EndWd = 0.5, WdIncrSteps = 40, WdIncrStyle = style }.WeightDecay;

        Points.Assert(Decay(WdIncrStyle.Linear), (0, 0.1), (10, 0.2), (40, 0.5), (90, 0.5));
        Points.Assert(Decay(WdIncrStyle.Cosine), (0, 0.1), (10, 0.1 + 0.4 * 0.14644660940672624), (20, 0.3), (40, 0.5), (90, 0.5));
        Assert.Throws<InvalidOperationException>(() => Decay(WdIncrStyle.Constant).At(0));
        Points.Assert(new OptimizerParamScheduler { LrDecaySteps = 1 }.WeightDecay, (0, 0.01), (5, 0.01));
    }

    [Fact]
    public void BatchSizesByUpdate_AreThoseOfTheSamplesConsumed()
    {
        Random random = new(7);
        for (int trial = 0; trial < 50; trial++)
        {
            long length = trial % 2 == 0 ? 1 : random.Next(2, 5000);
            List<(double, double)> entries = [(random.Next((int)length), random.Next(1, 100))];
            for (int i = random.Next(5); i > 0; i--)
                entries.Add(((Math.Floor(entries[^1].Item1 / length) + random.Next(1, 2000)) * length + random.Next((int)length), random.Next(1, 900)));
            StepBatchsizeNumMicroBatchesCalculator bySamples = new() { Schedule = StepTable.Of([.. entries]), SeqLength = length };
            Schedule byUpdate = bySamples.InUpdates();

            double consumed = 0;
            for (int update = 0; update < 300; update++)
            {
                double size = entries.Last(e => Math.Floor(e.Item1 / length) <= consumed).Item2;
                Assert.Equal(size, bySamples.AtTime(consumed));
                Assert.Equal(size, byUpdate.At(update));
                consumed += size;
            }
        }
    }

    [Fact]
    public void MicroBatches_AreWhatEachReplicaRuns()
    {
        StepBatchsizeNumMicroBatchesCalculator calculator = new()
        {
            Schedule = StepBatchsizeNumMicroBatchesCalculator.ParseSchedule("1.5K:64, 0:32"), MicroBatchSize = 4, DataParallelSize = 2,
        };

        Points.Assert(calculator.NumMicroBatches, (0, 4), (1499, 4), (1500, 8));
        Points.Assert(calculator.InUpdates().NumMicroBatches, (46, 4), (47, 8));
    }

    [Theory]
    [InlineData("10:32", "begins with a threshold of 0 samples, this one with 10")]
    [InlineData("", "is empty")]
    [InlineData("0:32 100:0", "Entry 2 of the batch-size schedule has the size 0")]
    [InlineData("0:32 100:64 100:128", "Entry 3 of the batch-size schedule is at 100 samples, after 100")]
    public void TableThatIsNoBatchSizeSchedule_IsRefusedWithTheEntry(string schedule, string part)
    {
        StepBatchsizeNumMicroBatchesCalculator calculator = new() { Schedule = StepBatchsizeNumMicroBatchesCalculator.ParseSchedule(schedule) };

        Assert.Contains(part, Assert.Throws<InvalidOperationException>(() => calculator.InUpdates()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0:32 x:64", "'x:64'")]
    [InlineData("0:32 100", "'100'")]
    [InlineData("0:32 K:64", "'K:64'")]
    public void TextThatIsNoBatchSizeSchedule_IsRefusedWithTheEntry(string text, string part)
    {
        Assert.Contains(part, Assert.Throws<FormatException>(() => StepBatchsizeNumMicroBatchesCalculator.ParseSchedule(text)).Message, StringComparison.Ordinal);
    }
}
