using System;
using System.Linq;
using ScheduleDsl.Init2Winit;
using ScheduleDsl.IvanVassi;
using ScheduleDsl.PyTorchOptimizer;
using ScheduleDsl.PyTorchWarmup;
using Xunit;

namespace ScheduleDsl.Tests.Schedules.Presets;

/// <summary>The presets of the smaller libraries at points computed by hand.</summary>
public class SmallLibraryTests
{
    [Fact]
    public void PyTorchWarmups_CountFromOne()
    {
        Points.Assert(new LinearWarmup { WarmupPeriod = 4 }, (0, 0.25), (1, 0.5), (3, 1), (4, 1), (900, 1));
        Points.Assert(new LinearWarmup { WarmupPeriod = 1 }, (0, 1), (1, 1));
        Points.Assert(new ExponentialWarmup { WarmupPeriod = 2 }, (1, 1 - Math.Exp(-1)), (3, 1 - Math.Exp(-2)));
    }

    [Fact]
    public void UntunedPeriods_AreCutOffAfterRounding()
    {
        Points.Assert(new UntunedLinearWarmup { Beta2 = 0.99 }, (0, 1.0 / 199), (197, 198.0 / 199), (198, 1));
        Points.Assert(new UntunedExponentialWarmup { Beta2 = 0.99 }, (98, 1 - Math.Exp(-1)));
        Points.Assert(new UntunedLinearWarmup { Beta2 = 0.5 }, (0, 0.25), (3, 1));
    }

    [Theory]
    [InlineData(0.999, 5)]
    [InlineData(0.9, 5)]
    [InlineData(0.75, 6)]
    [InlineData(0.65, 8)]
    public void RAdamWarmup_BeginsWhereTheCorrectionExists(double beta2, int first)
    {
        double last = 2 / (1 - beta2) - 1;
        double Rho(int n) => last - 2 * n * Math.Pow(beta2, n) / (1 - Math.Pow(beta2, n));
        Assert.True(Rho(first) > 4 && Rho(first - 1) <= 4);
        Schedule warmup = new RAdamWarmup { Beta2 = beta2 };

        Assert.All(Enumerable.Range(0, 200), k => Assert.Equal(
            Math.Sqrt((Rho(k + first) - 4) * (Rho(k + first) - 2) * last / ((last - 4) * (last - 2) * Rho(k + first))), warmup.At(k), 1e-9));
        Assert.Equal(1, warmup.At(1_000_000), 1e-12);
    }

    [Fact]
    public void WarmupRestarts_CutEachCycleToWholeUpdates()
    {
        Schedule restarts = new CosineAnnealingWarmupRestarts { FirstCycleSteps = 10, WarmupSteps = 3, CycleMult = 1.5, MaxLr = 1, MinLr = 0, Gamma = 0.5 };

        // Falls of 7, 10, 15, 22 updates, each after a warmup of 3.
        Points.Assert(restarts, (0, 0), (3, 1), (10, 0), (13, 0.5), (18, 0.25), (23, 0), (26, 0.25), (41, 0), (44, 0.125), (55, 0.0625), (66, 0));
    }

    [Fact]
    public void WarmupRestartsWithoutWarmup_BeginAtTheFloorOnce()
    {
        Points.Assert(new CosineAnnealingWarmupRestarts { FirstCycleSteps = 4, MaxLr = 1, MinLr = 0.5, Gamma = 1 }, (0, 0.5), (2, 0.75), (4, 1), (8, 1), (4_000_002, 0.75));
    }

    [Fact]
    public void PyTorchOptimizersSchedulers_GoOnAfterTheirEnd()
    {
        Points.Assert(new LinearScheduler { TMax = 20, WarmupSteps = 10, InitLr = 0.5, MinLr = 0.5 }, (0, 0.5), (5, 0.75), (10, 1), (20, 0.5), (30, 0), (40, -0.5));
        Points.Assert(new CosineScheduler { TMax = 20, WarmupSteps = 10, MinLr = 0.5 }, (5, 0.5), (15, 0.75), (20, 0.5), (30, 1), (40, 0.5));
        Points.Assert(new LinearScheduler { TMax = 10, WarmupSteps = 10, MinLr = 0.5 }, (9, 0.9));
        Points.Assert(new REXScheduler { TotalSteps = 100 }, (0, 1), (50, 2.0 / 3), (100, 0), (101, 0));
    }

    [Theory]
    [InlineData(WarmupType.Linear, 0.5, 1)]
    [InlineData(WarmupType.Cosine, 0.5, 1)]
    [InlineData(WarmupType.Exponential, 0.63212055882855767, 0.86466471676338730)]
    [InlineData(WarmupType.Polynomial, 0.125, 1)]
    public void Init2WinitsWarmups_LeadToAFallingRex(WarmupType type, double halfway, double end)
    {
        Points.Assert(new WarmupFn { WarmupSteps = 20, WarmupType = type, ExpGrowthRate = 2, PolyPower = 3 }, (0, 0), (10, halfway), (20, end), (21, end));
        Points.Assert(
            new RexScheduleFamily { TotalSteps = 120, WarmupSteps = 20, Beta = 0.5, WarmupType = type, ExpGrowthRate = 2, PolyPower = 3 },
            (0, 0), (10, halfway), (20, 1), (70, 2.0 / 3), (120, 0));
    }

    [Fact]
    public void BetaOne_IsALine()
    {
        Points.Assert(new RexScheduleFamily { TotalSteps = 100, Beta = 1 }, (0, 1), (25, 0.75), (75, 0.25));
    }

    [Fact]
    public void RepositorysRex_StartsOver()
    {
        Points.Assert(new RexLR { NumEpochs = 100, MaxVal = 1.1, MinVal = 0.1 }, (0, 1.1), (50, 0.1 + 0.5 / 0.55), (99, 0.1 + 0.01 / 0.109), (100, 1.1), (250, 0.1 + 0.5 / 0.55));
    }
}
