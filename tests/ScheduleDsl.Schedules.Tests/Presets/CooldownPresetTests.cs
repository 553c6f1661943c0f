using ScheduleDsl.Epfl;
using ScheduleDsl.Fairseq;
using ScheduleDsl.Forgather;
using ScheduleDsl.Nanotron;
using ScheduleDsl.PyTorchOptimizer;
using Xunit;
using EpflWsd = ScheduleDsl.Epfl.WsdSchedule;
using PyTorchOptimizerWsd = ScheduleDsl.PyTorchOptimizer.WsdSchedule;

namespace ScheduleDsl.Tests.Schedules.Presets;

/// <summary>Warmup, stable, decay as other libraries have it, at points computed by hand and where phases vanish or overlap.</summary>
public class CooldownPresetTests
{
    [Fact]
    public void EpflWarmup_BeginsAboveZero_AndItsExponentialAimsAtTheFinalFactor()
    {
        EpflWsd wsd = new() { NIterations = 100, NWarmup = 10, InitDivFactor = 4, FractDecay = 0.2, FinalLrFactor = 0.01, DecayType = DecayType.Exp };

        Points.Assert(wsd, (0, 0.25), (5, 0.625), (10, 1), (80, 1), (90, 0.1), (100, 0.01), (500, 0.01));
    }

    [Theory]
    [InlineData(DecayType.Linear, 0.75)]
    [InlineData(DecayType.Cosine, 0.85355339059327373)]
    [InlineData(DecayType.MirorCosine, 0.64644660940672627)]
    [InlineData(DecayType.Square, 0.9375)]
    [InlineData(DecayType.Sqrt, 0.5)]
    public void EpflShapes_AreThoseOfThePaper(DecayType shape, double atAQuarter)
    {
        Points.Assert(new EpflWsd { NIterations = 100, NWarmup = 0, FractDecay = 0.4, DecayType = shape }, (0, 1), (60, 1), (70, atAQuarter), (100, 0));
    }

    [Fact]
    public void EpflWithoutDecay_JumpsAtItsEnd_AndALongDecayIsUnderWayAfterTheWarmup()
    {
        Points.Assert(new EpflWsd { NIterations = 100, NWarmup = 10, FractDecay = 0, FinalLrFactor = 0.5 }, (10, 1), (99, 1), (100, 0.5), (101, 0.5));
        Points.Assert(new EpflWsd { NIterations = 100, NWarmup = 60, FractDecay = 0.8, InitDivFactor = 1 }, (59, 1), (60, 0.5), (80, 0.25), (100, 0));
    }

    [Fact]
    public void EpflCosine_EndsBeforeTheRun()
    {
        Points.Assert(
            new CosInfSchedule { NIterations = 100, NWarmup = 20, NInf = 40, DivFactor = 2, FinalDivFactor = 2 }, (0, 0.5), (10, 0.75), (20, 1), (40, 0.625), (60, 0.25), (99, 0.25), (900, 0.25));
    }

    [Fact]
    public void PyTorchOptimizerShapes_FallToZeroAndJumpToTheMinimum_ButForTheCosine()
    {
        static Schedule Of(CooldownType type) => new PyTorchOptimizerWsd { NumWarmupSteps = 10, NumStableSteps = 10, NumDecaySteps = 40, MinLrRatio = 0.2, CooldownType = type };

        Points.Assert(Of(CooldownType.Linear), (0, 0), (5, 0.5), (20, 1), (30, 0.75), (59, 0.025), (60, 0.2), (900, 0.2));
        Points.Assert(Of(CooldownType.OneMinusSqrt), (30, 0.5), (60, 0.2));
        Points.Assert(Of(CooldownType.OneMinusSquare), (30, 0.9375), (60, 0.2));
        Points.Assert(Of(CooldownType.Cosine), (20, 1), (40, 0.6), (60, 0.2));
    }

    [Fact]
    public void NanotronsFirstUpdate_DoesNothingEvenWithoutAWarmup()
    {
        Points.Assert(new LrSchedulerBuilder { LrDecaySteps = 10, MinDecayLr = 0.5 }, (0, 0), (1, 0.95), (10, 0.5), (11, 0.5));
        Points.Assert(new LrSchedulerBuilder { LrDecaySteps = 10, MinDecayLr = 0.5, LrWarmupStyle = LrWarmupStyle.Constant }, (0, 1), (1, 0.95), (10, 0.5));
        Points.Assert(new LrSchedulerBuilder { LrDecaySteps = 0, MinDecayLr = 0.5 }, (0, 1), (1, 1), (900, 1));
    }

    [Fact]
    public void NanotronsDecay_TakesWhatTheRunLeaves_AndVanishesWhereItHasNoLength()
    {
        Points.Assert(new LrSchedulerBuilder { LrWarmupSteps = 10, TotalTrainingSteps = 30 }, (10, 1), (20, 0.5), (30, 0));
        Points.Assert(new LrSchedulerBuilder { LrWarmupSteps = 10, LrDecaySteps = 0, MinDecayLr = 0.5 }, (9, 0.9), (10, 1), (11, 0.5));
        Points.Assert(new LrSchedulerBuilder { LrWarmupSteps = 10, LrDecayStartingStep = 5, LrDecaySteps = 10 }, (10, 1), (11, 0.4), (15, 0));
    }

    [Fact]
    public void FairseqsStages_MeetAndVanish()
    {
        Points.Assert(new TriStageLRSchedule { InitLrScale = 0.5, FinalLrScale = 0.25, WarmupSteps = 10, HoldSteps = 10, DecaySteps = 20 }, (0, 0.5), (5, 0.75), (10, 1), (20, 1), (30, 0.5), (40, 0.25), (99, 0.25));
        Points.Assert(new TriStageLRSchedule { HoldSteps = 5 }, (0, 1), (4, 1), (5, 0.01), (6, 0.01));
        Points.Assert(new InverseSquareRootSchedule { WarmupUpdates = 100 }, (0, 0), (50, 0.5), (100, 1), (400, 0.5), (10_000, 0.1));
        Points.Assert(new InverseSquareRootSchedule { WarmupUpdates = 100, WarmupInitLr = 0.5 }, (0, 0.5), (50, 0.75));
    }

    [Fact]
    public void ForgathersAnnealing_ComesNearToItsMinimumByTheFactorEInEachTau()
    {
        InfiniteLRScheduler endless = new() { WarmupSteps = 10, CooldownSteps = 20, ConstantLr = 0.5 };
        InfiniteLRScheduler annealed = new() { WarmupSteps = 10, CooldownSteps = 20, ConstantLr = 0.5, MinLr = 0.1, CheckpointStep = 50, Tau = 30 };

        Points.Assert(endless, (5, 0.5), (10, 1), (20, 0.75), (30, 0.5), (1_000_000, 0.5));
        Points.Assert(annealed, (49, 0.5), (50, 0.5), (80, 0.1 + 0.4 * 0.36787944117144233), (1_000_000, 0.1));
        Points.Assert(new InfiniteLRScheduler { WarmupSteps = 10, ConstantLr = 0.5 }, (5, 0.25), (10, 0.5), (11, 0.5));
    }
}
