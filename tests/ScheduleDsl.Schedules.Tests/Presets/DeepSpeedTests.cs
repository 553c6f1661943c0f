using System;
using ScheduleDsl.DeepSpeed;
using Xunit;

namespace ScheduleDsl.Tests.Schedules.Presets;

/// <summary>
/// Edges that the golden files leave out. Recorded with DeepSpeed@edaa7221 on an Adam of torch 1.13 with lr = 1: the group's rate (or first beta) after each
/// <c>step()</c>, from <c>last_batch_iteration = 0</c> on.
/// </summary>
public class DeepSpeedTests
{
    [Fact]
    public void Warmups_TakeAtLeastTwoIterations()
    {
        Recorded.AssertEqual(new WarmupLR { WarmupMaxLr = 1, WarmupNumSteps = 1 }, 0, 1, 1, 1);
        Recorded.AssertEqual(
            new WarmupLR { WarmupMinLr = 0.5, WarmupMaxLr = 1, WarmupNumSteps = 4, WarmupType = WarmupType.Linear }, 0.5, 0.625, 0.75, 0.875, 1, 1);
    }

    [Fact]
    public void Decays_EndAtTheirLeastRate()
    {
        Recorded.AssertEqual(
            new WarmupDecayLR { TotalNumSteps = 6, WarmupMinLr = 0.5, WarmupMaxLr = 1, WarmupNumSteps = 2 }, 0.5, 1, 1, 0.875, 0.75, 0.625, 0.5, 0.5);
        Recorded.AssertEqual(
            new WarmupDecayLR { TotalNumSteps = 4, WarmupMinLr = 0.5, WarmupMaxLr = 1, WarmupNumSteps = 4 }, 0.5, 0.75, 0.896240625180289, 1, 0.5, 0.5);
        Recorded.AssertEqual(
            new WarmupCosineLR { Lr = 1, TotalNumSteps = 6, WarmupNumSteps = 2, CosMinRatio = 0.1 },
            0, 1, 0.8681980515339464, 0.55, 0.23180194846605365, 0.1, 0.1, 0.1);
        Recorded.AssertEqual(
            new WarmupCosineLR { Lr = 1, TotalNumSteps = 3, WarmupMinRatio = 0.25, WarmupNumSteps = 3, CosMinRatio = 0.1, WarmupType = WarmupType.Linear },
            0.25, 0.5, 0.75, 0.1, 0.1);
    }

    [Fact]
    public void RangeTest_RisesInStairs() => Recorded.AssertEqual(
        new LRRangeTest { LrRangeTestMinLr = 0.5, LrRangeTestStepSize = 3, LrRangeTestStaircase = true }, 0.5, 0.5, 1, 1, 1, 1.5, 1.5, 1.5, 2, 2);

    [Fact]
    public void OneCycle_MayFallAtOnceOrInStairsAndDecays()
    {
        OneCycle plain = new() { CycleMinLr = 0.1, CycleMaxLr = 1, CycleFirstStepSize = 3 };
        Recorded.AssertEqual(plain, 0.4, 0.7, 1, 0.7, 0.4, 0.1, 0.1, 0.1);
        Recorded.AssertEqual(plain.Momentum, 0.8666666666666667, 0.8333333333333334, 0.8, 0.8333333333333334, 0.8666666666666667, 0.9, 0.9);
        OneCycle cut = new() { CycleMinLr = 0.1, CycleMaxLr = 1, CycleFirstStepSize = 3, CycleSecondStepSize = 0 };
        Recorded.AssertEqual(cut, 0.4, 0.7, 0.1, 0.1);
        OneCycle stairs = new()
        {
            CycleMinLr = 0.1, CycleMaxLr = 1, CycleFirstStepSize = 3, CycleSecondStepSize = 4, CycleFirstStairCount = 2,
            DecayStepSize = 2, DecayLrRate = 0.5, DecayMomRate = 0.1,
        };
        Recorded.AssertEqual(stairs, 0.1, 0.55, 1, 0.55, 0.55, 0.1, 0.1, 0.08, 0.06666666666666667, 0.05714285714285715);
        Recorded.AssertEqual(stairs.Momentum, 0.9, 0.85, 0.8, 0.85, 0.85, 0.9, 0.9, 0.945, 0.99, 1.035);
    }

    [Fact]
    public void AnEngineIsOneIterationBehind()
    {
        // The rate of the constructor, then those after each step.
        Recorded.AssertEqual(new WarmupLR { WarmupMinLr = 0.5, WarmupMaxLr = 1, WarmupNumSteps = 4, WarmupType = WarmupType.Linear }.Offset(-1), 0.5, 0.5, 0.625, 0.75, 0.875, 1);
    }

    [Fact]
    public void WarmupsLongerThanTheRun_AreErrorsWithTheNumbers()
    {
        foreach (Schedule schedule in new Schedule[] { new WarmupDecayLR { TotalNumSteps = 999 }, new WarmupCosineLR { TotalNumSteps = 999 } })
        {
            string message = Assert.ThrowsAny<Exception>(() => schedule.At(0)).Message;
            Assert.Contains("WarmupNumSteps is 1000", message, StringComparison.Ordinal);
            Assert.Contains("TotalNumSteps is 999", message, StringComparison.Ordinal);
        }
    }
}
