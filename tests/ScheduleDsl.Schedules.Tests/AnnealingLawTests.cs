using System;
using System.Linq;
using ScheduleDsl.Schedules;
using Xunit;

namespace ScheduleDsl.Tests.Schedules;

public class AnnealingLawTests
{
    private static readonly AnnealingLaw Law = new(L0: 2.5, A: 0.5, Alpha: 0.5, C: 0.25, Lambda: 0.5);

    [Fact]
    public void Areas_FollowTheRecurrence()
    {
        double[] rates = [4, 4, 2, 1, 1];
        Curve schedule = Curve.Of(5, time => rates[Math.Min((int)time, 4)]);
        // m = 0, 0, 2, 2, 1.
        Assert.Equal(new AnnealingAreas(12, 5), Law.Areas(schedule, 4));
        Assert.Equal(2.5 + 0.5 / Math.Sqrt(12) - 0.25 * 5, Law.PredictedLoss(schedule, 4), 15);
        double[] losses = new double[3];
        Law.LossCurve(schedule, 2, losses);
        Assert.Equal([2.5 + 0.5 / Math.Sqrt(10) - 0.5, 2.5 + 0.5 / Math.Sqrt(11) - 1, 2.5 + 0.5 / Math.Sqrt(12) - 1.25], losses.Select(loss => Math.Round(loss, 12)), (x, y) => Math.Abs(x - y) < 1e-11);
    }

    [Fact]
    public void Rewarming_RaisesTheLoss()
    {
        Curve rewarmed = Curve.Constant(1, 100).Then(Curve.Constant(3, 10));
        Assert.True(Law.Areas(rewarmed, 100).S2 < 0);
        Assert.True(Law.PredictedLoss(rewarmed, 100) > Law.PredictedLoss(rewarmed, 99));
    }

    [Fact]
    public void Warmup_CountsAsThePeak()
    {
        Wsd schedule = new() { Peak = 2, Steps = 100, WarmupSteps = 10, DecayFraction = 0.5 };
        Wsd without = new() { Peak = 2, Steps = 100, WarmupSteps = 0, DecayFraction = 0.5 };
        Assert.Equal(Law.Areas(without, 80), Law.Areas(schedule, 80));
        Assert.Equal(8, Law.Areas(schedule, 3).S1);
        // As if it were part of the law: 0, 0.2, 0.4, 0.6, with a momentum that is below 0.
        Assert.Equal(1.2, Law.Areas(schedule, 3, warmupSteps: 0).S1, 15);
        Assert.True(Law.Areas(schedule, 3, warmupSteps: 0).S2 < 0);
    }

    [Fact]
    public void WarmupWithoutAName_IsGiven()
    {
        Curve schedule = Curve.Line(0, 2, 10).Then(Curve.Constant(2, 90));
        Assert.Equal(new AnnealingAreas(40, 0), Law.Areas(schedule, 19, warmupSteps: 10));
        Assert.NotEqual(0, Law.Areas(schedule, 19).S2);
        Assert.Equal(Law.PredictedLoss(new AnnealingAreas(40, 0)), Law.PredictedLoss(schedule, 19, warmupSteps: 10));
    }

    [Fact]
    public void LongConstantStretch_LetsTheMomentumFade()
    {
        Curve drop = Curve.Constant(2, 1).Then(Curve.Constant(1));
        // The momentum is 1 at the drop and fades to a sum of 1 / (1 - lambda).
        Assert.Equal(2, Law.Areas(drop, 1L << 40).S2, 15);
        Assert.Equal(1000, (Law with { Lambda = 0.999 }).Areas(drop, 1L << 40).S2, 9);
        Assert.Equal((1L << 40) + 2.0, Law.Areas(drop, 1L << 40).S1);
    }

    [Fact]
    public void ConstantsOutOfRange_AreNamed()
    {
        Refuses("AnnealingLaw.Lambda is 1: it must be at least 0 and below 1", () => Law with { Lambda = 1 });
        Refuses("AnnealingLaw.A is -1: it must be at least 0 and finite", () => new AnnealingLaw(1, -1, 1, 1));
        Refuses("AnnealingLaw.L0 is NaN", () => new AnnealingLaw(double.NaN, 1, 1, 1));
        Refuses("warmupSteps is -1", () => Law.Areas(new Constant(), 3, warmupSteps: -1));
        Refuses("first is -1", () => Law.Areas(new Constant(), -1));

        static void Refuses(string text, Func<object> make) => Assert.Contains(text, Assert.Throws<ArgumentOutOfRangeException>(make).Message);
    }
}
