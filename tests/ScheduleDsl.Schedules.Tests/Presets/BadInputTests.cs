using System;
using System.Linq;
using Xunit;

namespace ScheduleDsl.Tests.Schedules.Presets;

/// <summary>Settings that no such schedule has: one error, with the numbers.</summary>
public class BadInputTests
{
    private static readonly (Func<Schedule> Make, string Part)[] Cases =
    [
        (() => new Timm.TanhLRScheduler { TInitial = 10, Lb = 3, Ub = 3 }, "Lb is 3, Ub is 3"),
        (() => new Timm.CosineLRScheduler(), "TInitial is 0"),
        (() => new Megatron.OptimizerParamScheduler { LrDecaySteps = 10, LrWarmupSteps = 10 }, "LrWarmupSteps is 10, LrDecaySteps is 10"),
        (() => new Megatron.OptimizerParamScheduler { LrDecaySteps = 10, MinLr = 2 }, "MinLr is 2, MaxLr is 1"),
        (() => new Megatron.OptimizerParamScheduler { LrDecaySteps = 10, InitLr = 2 }, "InitLr is 2, MaxLr is 1"),
        (() => new PyTorchOptimizer.CosineScheduler { TMax = 10, WarmupSteps = 11 }, "WarmupSteps is 11, TMax is 10"),
        (() => new PyTorchOptimizer.LinearScheduler { TMax = 10, WarmupSteps = 11 }, "WarmupSteps is 11, TMax is 10"),
        (() => new PyTorchOptimizer.CosineAnnealingWarmupRestarts { FirstCycleSteps = 10, WarmupSteps = 10 }, "WarmupSteps is 10, FirstCycleSteps is 10"),
        (() => new Epfl.WsdSchedule { NIterations = 100 }, "NWarmup is 1000, NIterations is 100"),
        (() => new Epfl.CosInfSchedule { NIterations = 100, NWarmup = 60, NInf = 60 }, "NWarmup is 60, NInf is 60, NIterations is 100"),
        (() => new Nanotron.LrSchedulerBuilder { LrWarmupSteps = 10, TotalTrainingSteps = 5 }, "TotalTrainingSteps is 5"),
        (() => new Levanter.OptimizerConfig { NumTrainSteps = 10, LrSchedule = Levanter.LrSchedule.Inv, MinLrRatio = 0 }, "MinLrRatio is 0"),
        (() => new Init2Winit.RexScheduleFamily { TotalSteps = 10, WarmupSteps = 11 }, "WarmupSteps is 11, TotalSteps is 10"),
        (() => new IvanVassi.RexLR { MinVal = 2 }, "MinVal is 2, MaxVal is 1"),
        (() => new Forgather.InfiniteLRScheduler { WarmupSteps = 10, CooldownSteps = 10, CheckpointStep = 15 }, "CheckpointStep is 15"),
    ];

    public static TheoryData<int> Indices => [.. Enumerable.Range(0, Cases.Length)];

    [Theory]
    [MemberData(nameof(Indices))]
    public void SettingsThatDoNotFit_AreNamedWithTheirNumbers(int index)
    {
        Schedule schedule = Cases[index].Make();

        string message = Assert.Throws<InvalidOperationException>(() => schedule.At(0)).Message;

        Assert.Contains(Cases[index].Part, message, StringComparison.Ordinal);
    }

    [Fact]
    public void NumbersOutsideTheirRange_AreRefusedWhenSet()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Timm.CosineLRScheduler { TInitial = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Timm.CosineLRScheduler { CycleMul = 0.5 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Timm.StepLRScheduler { DecayT = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PyTorchWarmup.RAdamWarmup { Beta2 = 0.6 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PyTorchWarmup.UntunedLinearWarmup { Beta2 = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Fairseq.InverseSquareRootSchedule { WarmupUpdates = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Fairseq.TriStageLRSchedule { FinalLrScale = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Levanter.PowerLrSchedule { B = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Megatron.OptimizerParamScheduler { MaxLr = double.NaN });
    }
}
