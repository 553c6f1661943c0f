using System;
using ScheduleDsl.Levanter;
using Xunit;

namespace ScheduleDsl.Tests.Schedules.Presets;

/// <summary>levanter's cycles and its two open-ended shapes at points computed by hand.</summary>
public class LevanterTests
{
    [Fact]
    public void Cycles_DecayAndGoOnAtThePeak()
    {
        Schedule wsdS = new OptimizerConfig
        {
            NumTrainSteps = 200, Cycles = StepTable.Of(100, 200), LearningRate = 1, MinLrRatio = 0.25, Warmup = 10, Decay = 0.2, LrSchedule = LrSchedule.Inv,
        };

        // 1 / (1 + 3 max(j, 1) / 20) of the peak: the first two updates of a decay are equal.
        Points.Assert(
            wsdS, (0, 0), (5, 0.5), (10, 1), (79, 1), (80, 1 / 1.15), (81, 1 / 1.15), (90, 0.4), (99, 1 / (1 + 3 * 0.95)), (100, 1), (179, 1), (190, 0.4), (200, 0.25), (900, 0.25));
    }

    [Fact]
    public void Rewarmup_BeginsAtTheLastValueOfTheCycleBefore()
    {
        static Schedule Of(LrSchedule shape) => new OptimizerConfig
        {
            NumTrainSteps = 300, Cycles = StepTable.Of(100), LearningRate = 1, MinLrRatio = 0.2, Warmup = 0, Rewarmup = 0.1, LrSchedule = shape,
        };

        Points.Assert(Of(LrSchedule.Cosine), (0, 1), (50, 0.6), (100, 0.2), (110, 0.6), (120, 1), (210, 0.6), (300, 0.2), (301, 0.2));
        Points.Assert(Of(LrSchedule.Linear), (0, 1), (25, 0.8), (100, 0.2), (110, 0.6), (120, 1), (210, 0.6), (300, 0.2), (301, 0.2));
        Points.Assert(Of(LrSchedule.Constant), (0, 1), (100, 1), (110, 1), (900, 1));
    }

    [Fact]
    public void DecayOfLengthZero_LeavesThePeak()
    {
        Points.Assert(
            new OptimizerConfig { NumTrainSteps = 100, LearningRate = 1, Warmup = 0.1, Decay = 0, LrSchedule = LrSchedule.Linear }, (5, 0.5), (10, 1), (99, 1), (100, 1));
    }

    [Fact]
    public void InverseSquareRoot_IsFlatUpToItsTimescale()
    {
        Points.Assert(new InvSqrtLrSchedule { LearningRate = 1, MinLr = 0.125, WarmupSteps = 20, Timescale = 100 }, (0, 1), (80, 1), (380, 0.5), (1580, 0.25), (100_000, 0.125));
    }

    [Fact]
    public void Power_BeginsAtItsCapAndFallsWithTheTokens()
    {
        Schedule power = new PowerLrSchedule { BatchSize = 2, SeqLength = 8, LearningRate = 0.5, A = 4, B = -0.5 };

        // 2 * 4 / sqrt(16 k) is 2 / sqrt(k), at the cap up to update 16.
        Points.Assert(power, (0, 0.5), (1, 0.5), (16, 0.5), (64, 0.25), (10_000, 0.02));
        Assert.Null(power.Length);
    }

    [Fact]
    public void PartsOfUpdates_AreRefused()
    {
        Assert.Contains("Warmup is 1.5", Assert.Throws<InvalidOperationException>(() => new OptimizerConfig { NumTrainSteps = 10, Warmup = 1.5 }.At(0)).Message, StringComparison.Ordinal);
        Assert.Contains("Decay is -0.5", Assert.Throws<InvalidOperationException>(() => new OptimizerConfig { NumTrainSteps = 10, Decay = -0.5 }.At(0)).Message, StringComparison.Ordinal);
    }
}
