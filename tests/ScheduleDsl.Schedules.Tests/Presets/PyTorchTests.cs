using System;
using System.Linq;
using ScheduleDsl.PyTorch;
using Xunit;

namespace ScheduleDsl.Tests.Schedules.Presets;

/// <summary>
/// Edges that the golden files leave out. Recorded with torch 1.13.0a0: an SGD of one weight with lr = 1 and momentum = 0.9 and the scheduler; the rate (or
/// momentum) of the group after construction and after each pair of <c>optimizer.step()</c>, <c>scheduler.step()</c>.
/// </summary>
public class PyTorchTests
{
    [Fact]
    public void TransitionsOfNoUpdate_NeverLeaveTheirStart()
    {
        Recorded.AssertEqual(new ConstantLR { Lr = 1, Factor = 0.25, TotalIters = 0 }, 0.25, 0.25, 0.25, 0.25);
        Recorded.AssertEqual(new LinearLR { Lr = 1, StartFactor = 0.25, TotalIters = 0 }, 0.25, 0.25, 0.25, 0.25);
        Recorded.AssertEqual(new PolynomialLR { Lr = 1, Power = 2, TotalIters = 0 }, 1, 1, 1, 1);
    }

    [Fact]
    public void TransitionsOfFewUpdates_EndWhereTheirClassesDo()
    {
        Recorded.AssertEqual(new ConstantLR { Lr = 1, Factor = 0.25, TotalIters = 1 }, 0.25, 1, 1, 1);
        Recorded.AssertEqual(new LinearLR { Lr = 1, StartFactor = 0.25, TotalIters = 1 }, 0.25, 1, 1, 1);
        Recorded.AssertEqual(new LinearLR { Lr = 1, StartFactor = 1, EndFactor = 0, TotalIters = 3 }, 1, 0.6666666666666667, 0.33333333333333337, 0, 0, 0);
        Recorded.AssertEqual(new PolynomialLR { Lr = 1, Power = 2, TotalIters = 3 }, 1, 0.44444444444444453, 0.11111111111111113, 0, 0, 0);
    }

    [Fact]
    public void Drops_TakeEveryFactorAndMilestone()
    {
        Recorded.AssertEqual(new ExponentialLR { Lr = 1, Gamma = 0 }, 1, 0, 0, 0);
        Recorded.AssertEqual(new ExponentialLR { Lr = 1, Gamma = 1.5 }, 1, 1.5, 2.25, 3.375, 5.0625, 7.59375);
        Recorded.AssertEqual(new StepLR { Lr = 1, StepSize = 1, Gamma = 0.5 }, 1, 0.5, 0.25, 0.125, 0.0625);
        Recorded.AssertEqual(new MultiStepLR { Lr = 1, Milestones = StepTable.Of(0, 2, 2), Gamma = 0.5 }, 0.5, 0.5, 0.125, 0.125);
    }

    [Fact]
    public void Cosines_RiseAgainBeyondTheirLength()
    {
        Recorded.AssertEqual(new CosineAnnealingLR { Lr = 1, TMax = 1, EtaMin = 0.1 }, 1, 0.1, 1, 0.1, 1, 0.1);
        Recorded.AssertEqual(new CosineAnnealingLR { Lr = 1, TMax = 3, EtaMin = 0.1 }, 1, 0.775, 0.325, 0.1, 0.325, 0.775, 1, 0.775, 0.325);
        Assert.Equal(3, new CosineAnnealingLR { TMax = 3 }.Length);
    }

    [Fact]
    public void WarmRestarts_BeginANewCycleRatherThanReachTheLeastRate()
    {
        Recorded.AssertEqual(
            new CosineAnnealingWarmRestarts { Lr = 1, T0 = 1, TMult = 2, EtaMin = 0.1 },
            1, 1, 0.55, 1, 0.8681980515339464, 0.55, 0.23180194846605365, 1, 0.9657457896300791);
        Recorded.AssertEqual(
            new CosineAnnealingWarmRestarts { Lr = 1, T0 = 2, TMult = 3, EtaMin = 0.1 },
            1, 0.55, 1, 0.9397114317029974, 0.775, 0.55, 0.3250000000000001, 0.16028856829700258, 1);
    }

    [Fact]
    public void Triangles_MayBeLopsidedOrFallAtOnce()
    {
        Recorded.AssertEqual(new CyclicLR { BaseLr = 0.1, MaxLr = 1, StepSizeUp = 2, StepSizeDown = 0 }, 0.1, 0.55, 0.1, 0.55, 0.1, 0.55);
        CyclicLR lopsided = new() { BaseLr = 0.1, MaxLr = 1, StepSizeUp = 1, StepSizeDown = 3, Mode = CyclicMode.Triangular2 };
        Recorded.AssertEqual(lopsided, 0.1, 1, 0.7, 0.4, 0.1, 0.55, 0.4, 0.25, 0.1);
        Recorded.AssertEqual(
            lopsided.Momentum, 0.9, 0.8, 0.8333333333333334, 0.8666666666666667, 0.9, 0.85, 0.8666666666666667, 0.8833333333333333, 0.9);
        Recorded.AssertEqual(
            new CyclicLR { BaseLr = 0.1, MaxLr = 1, StepSizeUp = 2, Mode = CyclicMode.ExpRange, Gamma = 0.9 },
            0.1, 0.505, 0.829, 0.42805, 0.1, 0.3657205, 0.5782969, 0.3152336050000001, 0.1);
    }

    [Fact]
    public void OneCycle_EndsWithAnError()
    {
        OneCycleLR cycle = new() { MaxLr = 1, TotalSteps = 5, PctStart = 0.5, DivFactor = 4, FinalDivFactor = 10 };
        Recorded.AssertEqual(cycle, 0.25, 0.8124999999999999, 0.9068957847577869, 0.3618542152422132, 0.025);
        Assert.Contains("5", Assert.Throws<ArgumentOutOfRangeException>(() => cycle.At(5)).Message, StringComparison.Ordinal);
        Recorded.AssertEqual(
            new OneCycleLR { TotalSteps = 10, AnnealStrategy = Anneal.Linear, ThreePhase = true }.Momentum,
            0.95, 0.9, 0.85, 0.9, 0.95, 0.95, 0.95, 0.95, 0.95);
    }

    [Fact]
    public void Sequences_TakeOverAtTheirMilestonesWhateverTheLengths()
    {
        Recorded.AssertEqual(
            SequentialLR.Of([new ConstantLR { Lr = 1, Factor = 0.25, TotalIters = 2 }, new ExponentialLR { Lr = 1, Gamma = 0.5 }], [3]),
            0.25, 0.25, 1, 1, 0.5, 0.25, 0.125, 0.0625);
        Recorded.AssertEqual(
            SequentialLR.Of([new LinearLR { Lr = 1, StartFactor = 0.25, TotalIters = 6 }, new StepLR { Lr = 1, StepSize = 2, Gamma = 0.5 }], [2]),
            0.25, 0.375, 1, 1, 0.5, 0.5, 0.25, 0.25, 0.125);
        Recorded.AssertEqual(
            SequentialLR.Of(
                [
                    new LinearLR { Lr = 1, StartFactor = 0.5, TotalIters = 2 },
                    new CosineAnnealingLR { Lr = 1, TMax = 2 },
                    new ConstantLR { Lr = 1, Factor = 0.5, TotalIters = 2 },
                ],
                [2, 5]),
            0.5, 0.75, 1, 0.5, 0, 0.5, 0.5, 1, 1);
    }

    [Fact]
    public void LinearThenCosine_IsTheSequenceOfTheTwo()
    {
        Schedule sequence = SequentialLR.Of([new LinearLR { Lr = 1, StartFactor = 0.5, TotalIters = 4 }, new CosineAnnealingLR { Lr = 1, TMax = 6, EtaMin = 0.1 }], [4]);
        LinearThenCosine one = new() { Lr = 1, StartFactor = 0.5, WarmupSteps = 4, TotalSteps = 10, EtaMin = 0.1 };
        Recorded.AssertEqual(one, [.. Enumerable.Range(0, 25).Select(k => sequence.At(k))]);
        Assert.Equal(10, one.Length);
        Assert.Equal(10, sequence.Length);
    }

    [Fact]
    public void SequencesThatDoNotFit_AreErrors()
    {
        Assert.Contains("one boundary less", Assert.Throws<ArgumentException>(() => SequentialLR.Of([new StepLR()], [1])).Message, StringComparison.Ordinal);
        Assert.Contains("5, 2", Assert.Throws<ArgumentException>(() => SequentialLR.Of([new StepLR(), new StepLR(), new StepLR()], [5, 2])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PiecesOfASequence_CoverItWithoutGaps()
    {
        Schedule sequence = SequentialLR.Of([new LinearLR { TotalIters = 2 }, new ConstantLR { TotalIters = 9 }, new CosineAnnealingLR { TMax = 4 }], [3, 8]);
        double end = 0;
        foreach (CurvePiece piece in sequence.Pieces)
        {
            Assert.Equal(end, piece.Start);
            Assert.True(piece.End > piece.Start);
            end = piece.End;
        }
        Assert.Equal(12, end);
    }
}
