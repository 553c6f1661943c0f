using System;
using ScheduleDsl.Timm;
using Xunit;

namespace ScheduleDsl.Tests.Schedules.Presets;

/// <summary>timm's schedulers at points computed by hand, and at their edges.</summary>
public class TimmTests
{
    [Fact]
    public void WarmupPrefix_DecidesWhereTheCosineStarts()
    {
        Schedule under = new CosineLRScheduler { TInitial = 100, WarmupT = 50, WarmupLrInit = 0.2 };
        Schedule before = new CosineLRScheduler { TInitial = 100, WarmupT = 50, WarmupLrInit = 0.2, WarmupPrefix = true };

        AssertValues(under, (0, 0.2), (25, 0.6), (50, 0.5), (100, 0), (500, 0));
        AssertValues(before, (0, 0.2), (25, 0.6), (50, 1), (100, 0.5), (150, 0), (500, 0));
        Assert.Equal(100, under.Length);
        Assert.Equal(150, before.Length);
    }

    [Fact]
    public void CycleDecay_ShrinksPeaksAndLeavesTheFloor()
    {
        Schedule cosine = new CosineLRScheduler { TInitial = 10, Lr = 1, LrMin = 0.2, CycleMul = 2, CycleDecay = 0.5, CycleLimit = 2 };

        // Cycles are 10 and 20 long; their peaks are 1 and 1/2, and halfway down they are between peak and floor.
        AssertValues(cosine, (0, 1), (5, 0.6), (10, 0.5), (20, 0.35), (30, 0.2), (31, 0.2), (1000, 0.2));
    }

    [Fact]
    public void KDecay_IsAPowerOfTheProgress()
    {
        AssertValues(new CosineLRScheduler { TInitial = 100, KDecay = 1.5 }, (50, 0.7220079201631067));
        AssertValues(new PolyLRScheduler { TInitial = 100, KDecay = 2, Power = 0.5 }, (60, 0.8));
    }

    // Recorded from CPython with glibc: the index of the cycle at the update where cycle i should begin.
    [Theory]
    [InlineData(1.2, 50, new[] { 50, 110, 182 }, 182)]
    [InlineData(1.25, 64, new[] { 64, 144, 244, 369 }, 244)]
    [InlineData(1.5, 60, new[] { 60, 150, 285 }, -1)]
    [InlineData(1.5, 64, new[] { 64, 160, 304, 520, 844 }, 844)]
    [InlineData(2, 30, new[] { 30, 90, 210, 450, 930, 1890 }, -1)]
    [InlineData(3, 5, new[] { 5, 20, 65, 200, 605, 1820 }, 605)]
    public void Cycles_BeginWhereTheReferencesRoundedLogarithmsSay(double growth, int first, int[] starts, int late)
    {
        Schedule cosine = new CosineLRScheduler { TInitial = first, CycleMul = growth, CycleLimit = starts.Length + 1 };
        Schedule cut = new PolyLRScheduler { TInitial = first, CycleMul = growth, CycleLimit = starts.Length };

        Assert.All(starts, start => Assert.Equal(start == late ? 0 : 1, cosine.At(start), 1e-12));
        Assert.All(starts, start => Assert.InRange(cosine.At(start - 1), 0, 0.1));
        Assert.All(starts, start => Assert.InRange(cosine.At(start + 1), 0.9, 1));
        Assert.Equal(starts[^1] + 1, cut.Length);
        Assert.Equal(0, cut.At(starts[^1]), 1e-7);
        Assert.Equal(0, cut.At(starts[^1] + 1));
        Assert.Equal(0, cut.At(1_000_000));
    }

    [Fact]
    public void NoCycles_LeaveTheFloorAfterTheRateThatConstructionSets()
    {
        AssertValues(new CosineLRScheduler { TInitial = 10, CycleLimit = 0, LrMin = 0.3 }, (0, 1), (1, 0.3), (2, 0.3), (50, 0.3));
        AssertValues(new PolyLRScheduler { TInitial = 1, LrMin = 0.3 }, (0, 1), (1, 0.3), (50, 0.3));
        AssertValues(new TanhLRScheduler { TInitial = 10, WarmupT = 40, LrMin = 0.3 }, (0, 0), (20, 0.15), (40, 0.3), (41, 0.3));
    }

    [Fact]
    public void Tanh_ReachesNeitherEndExactly()
    {
        Schedule tanh = new TanhLRScheduler { TInitial = 100, Lb = -2, Ub = 2 };

        // (1 - tanh x) / 2 = 1 / (1 + exp(2 x)); construction sets the rate itself.
        AssertValues(tanh, (0, 1), (25, 1 / (1 + Math.Exp(-2))), (50, 0.5), (99, 1 / (1 + Math.Exp(2 * 1.96))), (100, 0));
        AssertValues(new TanhLRScheduler { TInitial = 100, Lb = -2, Ub = 2, WarmupT = 25 }, (5, 0.2 / (1 + Math.Exp(-2))));
        AssertValues(new TanhLRScheduler { TInitial = 100, Lb = -2, Ub = 2, WarmupT = 25, WarmupPrefix = true }, (5, 0.2), (25, 1 / (1 + Math.Exp(-4))));
    }

    [Fact]
    public void MultiStep_DropsOneEarlierThanItsTimesSay()
    {
        Schedule drops = new MultiStepLRScheduler { DecayT = StepTable.Of(1, 10, 10, 20), DecayRate = 0.5 };

        AssertValues(drops, (0, 1), (1, 0.5), (8, 0.5), (9, 0.125), (18, 0.125), (19, 0.0625));
        AssertValues(new MultiStepLRScheduler { DecayT = StepTable.Of(10), DecayRate = 0.5, WarmupT = 4 }, (2, 0.5), (4, 1), (12, 1), (13, 0.5));
    }

    [Theory]
    [InlineData(2.4, 12, 5)]
    [InlineData(0.1, 3, 29)]
    [InlineData(0.3, 6, 20)]
    public void Step_CountsWholeDistancesInTheExactQuotient(double distance, int t, int drops)
    {
        AssertValues(new StepLRScheduler { DecayT = distance, DecayRate = 0.5 }, (t, Math.ScaleB(1, -drops)));
    }

    private static void AssertValues(Schedule schedule, params (int Update, double Value)[] values) => Points.Assert(schedule, values);
}
