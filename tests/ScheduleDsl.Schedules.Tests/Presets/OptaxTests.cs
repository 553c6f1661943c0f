using System;
using ScheduleDsl.Optax;
using Xunit;

namespace ScheduleDsl.Tests.Schedules.Presets;

/// <summary>Edges that the golden files leave out. Recorded with optax@2edbcbe2, numpy float64 in place of jax.numpy, as <c>schedule(k)</c> for k from 0.</summary>
public class OptaxTests
{
    [Fact]
    public void TransitionsOfNoUpdate_NeverLeaveTheirStart()
    {
        foreach (long steps in new[] { 0, -3 })
        {
            Recorded.AssertEqual(new LinearSchedule { InitValue = 1, EndValue = 0.1, TransitionSteps = steps }, 1, 1, 1, 1);
            Recorded.AssertEqual(new PolynomialSchedule { InitValue = 1, EndValue = 0.1, Power = 2, TransitionSteps = steps, TransitionBegin = 2 }, 1, 1, 1, 1);
            Recorded.AssertEqual(new ExponentialDecay { InitValue = 1, TransitionSteps = steps, EndValue = 2 }, 1, 1, 1, 1);
        }
        Recorded.AssertEqual(new WarmupConstantSchedule { InitValue = 0.25, PeakValue = 1, WarmupSteps = 0 }, 0.25, 0.25, 0.25);
    }

    [Fact]
    public void Transitions_BeginWhereTheyAreToldTo()
    {
        Recorded.AssertEqual(
            new LinearSchedule { InitValue = 1, EndValue = 0.5, TransitionSteps = 4, TransitionBegin = -2 }, 1, 0.875, 0.75, 0.625, 0.5, 0.5, 0.5);
        Recorded.AssertEqual(
            new LinearSchedule { InitValue = -1, EndValue = 1, TransitionSteps = 4, TransitionBegin = 2 }, -1, -1, -1, -0.5, 0, 0.5, 1, 1, 1);
        Recorded.AssertEqual(
            new PolynomialSchedule { InitValue = 1, EndValue = 0.1, Power = 3, TransitionSteps = 4, TransitionBegin = 1 },
            1, 1, 0.47968750000000004, 0.21250000000000002, 0.11406250000000001, 0.1, 0.1);
    }

    [Fact]
    public void ExponentialDecay_MayGrowAndIsBoundEitherWay()
    {
        Recorded.AssertEqual(new ExponentialDecay { InitValue = 1, TransitionSteps = 4, DecayRate = 0 }, 1, 1, 1, 1, 1, 1);
        Recorded.AssertEqual(
            new ExponentialDecay { InitValue = 1, TransitionSteps = 2, DecayRate = 2, TransitionBegin = -1, EndValue = 4 },
            1, 1.4142135623730951, 2, 2.8284271247461903, 4, 4, 4);
        Recorded.AssertEqual(
            new ExponentialDecay { InitValue = 1, TransitionSteps = 2, DecayRate = 2, TransitionBegin = 1, Staircase = true }, 1, 1, 1, 2, 2, 4, 4, 8, 8);
        Recorded.AssertEqual(new ExponentialDecay { InitValue = 1, TransitionSteps = 2, DecayRate = 0.5, EndValue = 2 }, 2, 2, 2, 2);
        Recorded.AssertEqual(new ExponentialDecay { InitValue = 1, TransitionSteps = 2, DecayRate = 2, EndValue = 0 }, 0, 0, 0, 0);
    }

    [Fact]
    public void PiecewiseSchedules_MultiplyAlongTheirBoundaries()
    {
        Recorded.AssertEqual(new PiecewiseConstantSchedule { InitValue = 1 }, 1, 1, 1);
        Recorded.AssertEqual(new PiecewiseConstantSchedule { InitValue = 1, BoundariesAndScales = StepTable.Of((0, 3), (2, 0), (4, 0.5)) }, 3, 3, 0, 0, 0);
        StepTable table = StepTable.Of((2, 0.5), (6, 4));
        Recorded.AssertEqual(
            new PiecewiseInterpolateSchedule { InitValue = 1, BoundariesAndScales = table }, 1, 0.75, 0.5, 0.875, 1.25, 1.625, 2, 2, 2);
        Recorded.AssertEqual(
            new PiecewiseInterpolateSchedule { InitValue = 1, BoundariesAndScales = table, InterpolateType = InterpolateType.Cosine },
            1, 0.75, 0.5, 0.7196699141100893, 1.25, 1.7803300858899105, 2, 2, 2);
        Recorded.AssertEqual(
            new PiecewiseInterpolateSchedule { InitValue = 1, BoundariesAndScales = StepTable.Of((0, 0.5), (4, 4)) }, 0.5, 0.875, 1.25, 1.625, 2, 2);
        Recorded.AssertEqual(new PiecewiseInterpolateSchedule { InitValue = 1 }, 1, 1, 1);
    }

    [Fact]
    public void OneCycles_HaveWholeJointsAndHoldTheirEnd()
    {
        Recorded.AssertEqual(
            new LinearOnecycleSchedule { TransitionSteps = 7, PeakValue = 1, PctStart = 0.5, PctFinal = 0.9, DivFactor = 4, FinalDivFactor = 10 },
            0.25, 0.5, 0.75, 1, 0.75, 0.5, 0.25, 0.025, 0.025);
        Recorded.AssertEqual(
            new LinearOnecycleSchedule { TransitionSteps = 6, PeakValue = 1, PctStart = 0.5, PctFinal = 1, DivFactor = 4, FinalDivFactor = 10 },
            0.25, 0.5, 0.75, 1, 0.7, 0.4, 0.1, 0.1, 0.1);
        Recorded.AssertEqual(
            new CosineOnecycleSchedule { TransitionSteps = 7, PeakValue = 1, PctStart = 0.5, DivFactor = 4, FinalDivFactor = 10 },
            0.25, 0.4375, 0.8124999999999999, 1, 0.857214555828442, 0.5125, 0.1677854441715581, 0.025, 0.025);
    }

    [Fact]
    public void Cosines_HoldTheirEndAndTakeAnyWarmup()
    {
        Recorded.AssertEqual(
            new CosineDecaySchedule { InitValue = 1, DecaySteps = 4, Alpha = 0.1, Exponent = 2 }, 1, 0.7556980515339465, 0.325, 0.11930194846605363, 0.1, 0.1);
        Recorded.AssertEqual(
            new WarmupCosineDecaySchedule { InitValue = 0.25, PeakValue = 1, DecaySteps = 4, EndValue = 0.5 },
            1, 0.926776695296637, 0.75, 0.5732233047033631, 0.5, 0.5);
        Recorded.AssertEqual(
            new WarmupCosineDecaySchedule { InitValue = 1, PeakValue = 0, WarmupSteps = 2, DecaySteps = 4, EndValue = 0.5 }, 1, 0.5, 0, 0, 0, 0);
    }

    [Fact]
    public void WarmupThenExponential_CountsFromTheEndOfTheWarmup()
    {
        Recorded.AssertEqual(
            new WarmupExponentialDecaySchedule
            {
                InitValue = 0.25, PeakValue = 1, WarmupSteps = 2, TransitionSteps = 2, DecayRate = 0.5, TransitionBegin = 1, Staircase = true, EndValue = 0.3,
            },
            0.25, 0.625, 1, 1, 1, 0.5, 0.5, 0.3, 0.3);
        Recorded.AssertEqual(
            new WarmupExponentialDecaySchedule { InitValue = 0.25, PeakValue = 1, WarmupSteps = 0, TransitionSteps = 2, DecayRate = 0.5 },
            1, 0.7071067811865476, 0.5, 0.3535533905932738, 0.25);
    }

    [Fact]
    public void Sgdr_TakesAnyCyclesAndHoldsTheLastEnd()
    {
        Schedule cycles = SgdrSchedule.Of(
            new WarmupCosineDecaySchedule { InitValue = 0.5, PeakValue = 1, WarmupSteps = 1, DecaySteps = 3 },
            new WarmupCosineDecaySchedule { PeakValue = 0.8, DecaySteps = 4, EndValue = 0.2 });
        Recorded.AssertEqual(cycles, 0.5, 1, 0.5, 0.8, 0.7121320343559643, 0.5, 0.2878679656440358, 0.2, 0.2);
        Assert.Equal(7, cycles.Length);
        Assert.Throws<ArgumentException>(() => SgdrSchedule.Of());
    }

    [Fact]
    public void JoinSchedules_GivesEachItsOwnTime()
    {
        // Worked out: 1, 1/2 of the line, then the constant, then the line again from its own update 0.
        LinearSchedule line = new() { InitValue = 1, EndValue = 0, TransitionSteps = 2 };
        Recorded.AssertEqual(JoinSchedules.Of([line, new ConstantSchedule { Value = 7 }, line], [2, 3]), 1, 0.5, 7, 1, 0.5, 0, 0);
    }

    [Fact]
    public void PhasesWithoutAnUpdate_AreErrorsWithTheNumbers()
    {
        AssertRefused(new LinearOnecycleSchedule { TransitionSteps = 3 }, "first phase", "TransitionSteps is 3", "PctStart is 0.3");
        AssertRefused(new LinearOnecycleSchedule { TransitionSteps = 100, PctFinal = 0.3 }, "second phase", "PctFinal is 0.3");
        AssertRefused(new CosineOnecycleSchedule { TransitionSteps = 9, PctStart = 1 }, "second phase", "PctStart is 1");
        AssertRefused(new WarmupCosineDecaySchedule { WarmupSteps = 5, DecaySteps = 5 }, "the warmup leaves no update", "WarmupSteps is 5", "DecaySteps is 5");
        AssertRefused(new CosineDecaySchedule(), "DecaySteps", "0");
    }

    private static void AssertRefused(Schedule schedule, params string[] words)
    {
        string message = Assert.ThrowsAny<Exception>(() => schedule.At(0)).Message;
        Assert.All(words, word => Assert.Contains(word, message, StringComparison.Ordinal));
    }
}
