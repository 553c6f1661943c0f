using System;
using ScheduleDsl.HuggingFace;
using Xunit;

namespace ScheduleDsl.Tests.Schedules.Presets;

/// <summary>
/// Edges that the golden files leave out: warmups of 0 and of the whole run, what lies beyond the end, later versions. Worked out in Python from the formulas
/// of <c>transformers.optimization</c>, times a rate of 1.
/// </summary>
public class HuggingFaceTests
{
    [Fact]
    public void Linear_TakesAnyWarmupUpToTheWholeRun()
    {
        Recorded.AssertEqual(new LinearScheduleWithWarmup { Lr = 1, NumWarmupSteps = 2, NumTrainingSteps = 4 }, 0, 0.5, 1, 0.5, 0, 0);
        Recorded.AssertEqual(new LinearScheduleWithWarmup { Lr = 1, NumTrainingSteps = 3 }, 1, 0.6666666666666666, 0.3333333333333333, 0, 0);
        Recorded.AssertEqual(
            new LinearScheduleWithWarmup { Lr = 1, NumWarmupSteps = 3, NumTrainingSteps = 3 }, 0, 0.3333333333333333, 0.6666666666666666, 0, 0);
    }

    [Fact]
    public void Cosine_GoesOnBeyondTheRun()
    {
        Recorded.AssertEqual(new CosineScheduleWithWarmup { Lr = 1, NumTrainingSteps = 2 }, 1, 0.5, 0, 0.5, 1, 0.5, 0);
        Recorded.AssertEqual(new CosineScheduleWithWarmup { Lr = 1, NumWarmupSteps = 2, NumTrainingSteps = 2 }, 0, 0.5, 1, 0, 1, 0);
        Recorded.AssertEqual(
            new CosineScheduleWithWarmup { Lr = 1, NumWarmupSteps = 1, NumTrainingSteps = 4, NumCycles = 1.25 },
            0, 1, 0.06698729810778076, 0.75, 0.5, 0.25, 0.9330127018922192, 0, 0.9330127018922193);
        Recorded.AssertEqual(
            new CosineWithMinLrScheduleWithWarmup { Lr = 1, NumWarmupSteps = 2, NumTrainingSteps = 4, MinLrRate = 0.1 },
            0, 0.5, 1, 0.55, 0.1, 0.55, 1, 0.55, 0.1);
        Recorded.AssertEqual(
            new CosineWithMinLrScheduleWithWarmup { Lr = 1, NumWarmupSteps = 2, NumTrainingSteps = 4, MinLr = 0.1 }, 0, 0.5, 1, 0.55, 0.1);
    }

    [Fact]
    public void HardRestarts_StayAtZeroBeyondTheRun()
    {
        Recorded.AssertEqual(
            new CosineWithHardRestartsScheduleWithWarmup { Lr = 1, NumWarmupSteps = 1, NumTrainingSteps = 7, NumCycles = 2 },
            0, 1, 0.75, 0.25, 1, 0.75, 0.25, 0, 0);
        Recorded.AssertEqual(new CosineWithHardRestartsScheduleWithWarmup { Lr = 1, NumWarmupSteps = 2, NumTrainingSteps = 2 }, 0, 0.5, 1, 0, 0);
    }

    [Fact]
    public void WarmupRates_StartAboveZero()
    {
        CosineWithMinLrScheduleWithWarmupLrRate none = new() { Lr = 1, NumWarmupSteps = 3, NumTrainingSteps = 6, MinLrRate = 0.1 };
        Recorded.AssertEqual(none, 0.3333333333333333, 0.6666666666666666, 1, 0.775, 0.325, 0.1, 0.325, 0.775, 1);
        CosineWithMinLrScheduleWithWarmupLrRate quarter = new() { Lr = 1, NumWarmupSteps = 3, NumTrainingSteps = 6, MinLrRate = 0.1, WarmupLrRate = 0.25 };
        Recorded.AssertEqual(quarter, 0.25, 0.625, 1, 0.775, 0.325, 0.1, 0.325, 0.775, 1);
        CosineWithMinLrScheduleWithWarmupLrRate once = new() { Lr = 1, NumWarmupSteps = 1, NumTrainingSteps = 4, MinLrRate = 0.1, WarmupLrRate = 0.25 };
        Recorded.AssertEqual(once, 0.25, 0.775, 0.325, 0.1, 0.325);
    }

    [Fact]
    public void InverseSqrt_TakesItsTimescaleFromTheWarmup()
    {
        Recorded.AssertEqual(new InverseSqrtSchedule { Lr = 1 }, 1, 0.9999500037496877, 0.9999000149975006, 0.9998500337415648);
        Recorded.AssertEqual(
            new InverseSqrtSchedule { Lr = 1, NumWarmupSteps = 4 }, 0, 0.25, 0.5, 0.75, 1, 0.8944271909999159, 0.8164965809277261, 0.7559289460184544, 0.7071067811865475);
        Recorded.AssertEqual(
            new InverseSqrtSchedule { Lr = 1, NumWarmupSteps = 2, Timescale = 6 }, 0, 0.5, 1, 0.9258200997725514, 0.8660254037844387, 0.8164965809277261);
    }

    [Fact]
    public void Polynomial_HoldsItsEnd() => Recorded.AssertEqual(
        new PolynomialDecayScheduleWithWarmup { Lr = 1, NumWarmupSteps = 1, NumTrainingSteps = 4, LrEnd = 0.1, Power = 2 }, 0, 1, 0.5, 0.2, 0.1, 0.1, 0.1);

    [Fact]
    public void Wsd_HasTheShapesOfLaterVersions()
    {
        Recorded.AssertEqual(
            new WsdSchedule
            {
                Lr = 1, NumWarmupSteps = 2, NumStableSteps = 2, NumDecaySteps = 4, WarmupType = WsdType.Cosine, DecayType = WsdType.OneMinusSqrt, MinLrRatio = 0.2,
            },
            0.2, 0.6, 1, 1, 1, 0.6, 0.434314575050762, 0.30717967697244913, 0.2);
        Recorded.AssertEqual(
            new WsdSchedule
            {
                Lr = 1, NumWarmupSteps = 4, NumTrainingSteps = 6, NumDecaySteps = 2, WarmupType = WsdType.OneMinusSqrt, DecayType = WsdType.Linear, MinLrRatio = 0.2,
            },
            0.2, 0.30717967697244913, 0.434314575050762, 0.6, 1, 0.6, 0.2, 0.2, 0.2);
        Recorded.AssertEqual(
            new WsdSchedule { Lr = 1, NumStableSteps = 1, NumDecaySteps = 4, MinLrRatio = 0.2, NumCycles = 1 }, 1, 1, 0.6, 0.2, 0.6, 0.2, 0.2);
    }

    [Fact]
    public void WarmupsThatDoNotFit_AreErrorsWithTheNumbers()
    {
        foreach (Schedule schedule in new Schedule[]
        {
            new LinearScheduleWithWarmup { NumWarmupSteps = 11, NumTrainingSteps = 10 },
            new CosineScheduleWithWarmup { NumWarmupSteps = 11, NumTrainingSteps = 10 },
            new CosineWithHardRestartsScheduleWithWarmup { NumWarmupSteps = 11, NumTrainingSteps = 10 },
            new CosineWithMinLrScheduleWithWarmup { NumWarmupSteps = 11, NumTrainingSteps = 10 },
            new CosineWithMinLrScheduleWithWarmupLrRate { NumWarmupSteps = 11, NumTrainingSteps = 10 },
            new PolynomialDecayScheduleWithWarmup { NumWarmupSteps = 11, NumTrainingSteps = 10 },
            new WsdSchedule { NumWarmupSteps = 11, NumTrainingSteps = 10, NumDecaySteps = 1 },
        })
        {
            string message = Assert.ThrowsAny<Exception>(() => schedule.At(0)).Message;
            Assert.Contains("warmup", message, StringComparison.Ordinal);
            Assert.Contains("NumWarmupSteps is 11", message, StringComparison.Ordinal);
            Assert.Contains("NumTrainingSteps is 10", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void RatesThatContradict_AreErrors()
    {
        Assert.Contains("not below", Refusal(new PolynomialDecayScheduleWithWarmup { Lr = 0.1, LrEnd = 0.1, NumTrainingSteps = 10 }), StringComparison.Ordinal);
        Assert.Contains("given twice", Refusal(new CosineWithMinLrScheduleWithWarmup { MinLr = 1e-6, MinLrRate = 0.1, NumTrainingSteps = 10 }), StringComparison.Ordinal);
        Assert.Contains("NumTrainingSteps is 0", Refusal(new LinearScheduleWithWarmup()), StringComparison.Ordinal);
    }

    [Fact]
    public void LengthsBeyondTheFloatsDigits_AreCountedExactly()
    {
        // 2^25 + 1 is no float.
        const long steps = (1L << 25) + 1;
        Assert.Equal(0, new CosineScheduleWithWarmup { Lr = 1, NumTrainingSteps = steps }.At(steps));
        Assert.True(new CosineScheduleWithWarmup { Lr = 1, NumTrainingSteps = steps }.At(steps - 1) > 0);
    }

    private static string Refusal(Schedule schedule) => Assert.ThrowsAny<Exception>(() => schedule.At(0)).Message;
}
