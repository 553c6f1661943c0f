using System;
using System.Linq;
using ScheduleDsl.Schedules;
using Xunit;

namespace ScheduleDsl.Tests.Schedules;

/// <summary>What schedules add up to, at numbers that can be worked out by hand; the property tests have the rest.</summary>
public class CalculusTests
{
    private static readonly Wsd Wsd = new() { Peak = 2, Steps = 1000, WarmupSteps = 100, DecayFraction = 0.2 };

    [Fact]
    public void Pieces_AreThePhasesWithTheirForms()
    {
        Assert.Equal(
            [
                new CurvePiece("Warmup", 0, 100, PieceForm.Straight),
                new CurvePiece("Hold", 100, 800, PieceForm.Constant),
                new CurvePiece("Decay", 800, 1000, PieceForm.Monotone),
            ],
            Wsd.Pieces);
        Assert.Equal(ScheduleEnd.Hold, Wsd.Ending);
    }

    [Fact]
    public void PhasesOfLengthZero_AreLeftOut()
    {
        Assert.Equal([new CurvePiece("Decay", 0, 10, PieceForm.Straight)], new Linear { Steps = 10 }.Pieces);
        Assert.Equal([new CurvePiece("Decay", 0, 10, PieceForm.Monotone)], new LinearEvery10Percent { Steps = 10 }.Pieces);
    }

    [Fact]
    public void LastPhaseWithoutEnd_HasAnInfinitePiece() => Assert.Equal(
        [new CurvePiece("Warmup", 0, 100, PieceForm.Straight), new CurvePiece("Hold", 100, double.PositiveInfinity, PieceForm.Constant)],
        new LinearWarmup().Pieces);

    [Fact]
    public void PiecesOfSettingsThatDoNotFit_AreTheErrorOfReadingAValue()
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => new Wsd { WarmupSteps = 20, Steps = 10 }.Pieces);
        Assert.Contains("Warmup takes 20 of 10 steps", error.Message);
        Assert.Throws<InvalidOperationException>(() => new Wsd { WarmupSteps = 20, Steps = 10 }.Integral(0, 1));
    }

    [Fact]
    public void Integral_SaysWhetherItIsClosed()
    {
        // 0 + 0.02 + ... + 1.98, then 700 times 2.
        Assert.Equal(new ScheduleIntegral(99 + 1400, CalculusMethod.ClosedForm), Wsd.Integral(0, 800));
        Assert.Equal(CalculusMethod.Summation, Wsd.Integral(0, 801).Method);
        Assert.Equal(new ScheduleIntegral(0, CalculusMethod.ClosedForm), Wsd.Integral(900, 900));
        double sum = Wsd.Integral(0, 2000);
        Assert.Equal(Enumerable.Range(0, 2000).Sum(step => Wsd.At(step)), sum, 9);
    }

    [Fact]
    public void ConstantTails_AreClosedHoweverLong()
    {
        const long far = 1L << 53;
        Assert.Equal(far * 0.5, new Constant { Peak = 0.5 }.Integral(0, far));
        // 128 values from 0 to 127/512, then 1/4 each.
        Assert.Equal(127 / 8.0 + 0.25 * ((1L << 50) - 128), new LinearWarmup { Peak = 0.25, WarmupSteps = 128 }.Integral(0, 1L << 50).Value);
        Assert.Equal(0, Wsd.Min(0, far).Step);
        Assert.Equal(new Extremum(2, 100, CalculusMethod.ClosedForm), Wsd.Max(0, 800));
        Assert.Equal(1000, Wsd.FirstBelow(1e-9, first: 1, far));
        Assert.Null(new Constant { Peak = 0.5 }.FirstBelow(0.5));
    }

    [Fact]
    public void EndlessDrops_AreFoundByBisection()
    {
        EvenDrops drops = new() { Peak = 1, WarmupSteps = 0, DropsEverySteps = 1L << 40, DropsFactor = 0.5 };
        // 0.5^9 is the first power below 1/300.
        Assert.Equal(9L << 40, drops.FirstBelow(1.0 / 300));
        Assert.Equal(new Extremum(1.0 / 256, 8L << 40, CalculusMethod.ClosedForm), drops.Min(0, 9L << 40));
        Assert.Equal(5L << 40, drops.FirstBelow(1, first: 5L << 40));
    }

    [Fact]
    public void RepeatingSchedule_IsSummedOncePerPass()
    {
        Curve line = Curve.Line(0, 1, 4);
        Assert.Equal(0.25 + 0.5 + 0.75, line.Integral(0, 4));
        Sawteeth teeth = new() { Peak = 1, Steps = 4 };
        // 1, 0.75, 0.5, 0.25 in each pass.
        Assert.Equal(2.5 * (1L << 50) + 1, teeth.Integral(0, (1L << 52) + 1));
        Assert.Equal(2.5 * (1L << 50) + 0.75, teeth.Integral(5, (1L << 52) + 6));
        Assert.Equal(new Extremum(1, 8, CalculusMethod.ClosedForm), teeth.Max(5, 1L << 53));
        Assert.Equal(7, teeth.FirstBelow(0.5, first: 5, end: 1L << 53));
        Assert.Null(teeth.FirstBelow(0.25));
    }

    [Fact]
    public void Slope_IsTheChangeToTheNextUpdate()
    {
        Assert.Equal(0.02, Wsd.Slope(10), 15);
        Assert.Equal(0, Wsd.Slope(500));
        Assert.True(Wsd.Slope(800) < 0);
    }

    [Fact]
    public void Knots_AreTheJointsAndTheEnd()
    {
        Assert.Equal([new Knot(0, 0, "Warmup"), new Knot(100, 2, "Hold"), new Knot(800, 2, "Decay"), new Knot(1000, 0, "")], Wsd.Knots());
        Assert.Equal([new Knot(0, 0, "Warmup"), new Knot(100, 1, "Hold")], new LinearWarmup().Knots());
    }

    [Fact]
    public void Cooldown_KeepsTheFormsOfItsParts()
    {
        Curve cooled = new LinearWarmup { Peak = 2, WarmupSteps = 100 }.Cooldown(500, 100);
        Assert.Equal([PieceForm.Straight, PieceForm.Constant, PieceForm.Straight], cooled.Pieces.Select(piece => piece.Form));
        // 99, 400 times 2, and 2 + 1.98 + ... + 0.02.
        Assert.Equal(99 + 800 + 101, cooled.Integral(0, 600), 11);
        Assert.Equal(CalculusMethod.ClosedForm, cooled.Integral(0, 1L << 50).Method);
    }

    [Fact]
    public void SpansThatMakeNoSense_AreErrorsThatNameTheNumbers()
    {
        Refuses("first is -1: updates are counted from 0", () => Wsd.Integral(-1, 3));
        Refuses("end is 2, before the first update 3 of the span", () => Wsd.Integral(3, 2));
        Refuses("end is 9007199254740993: updates are counted up to 2^53", () => Wsd.Integral(3, (1L << 53) + 1));
        Refuses("The span from update 3 to 3 is empty", () => Wsd.Max(3, 3));
        Refuses("no closed form for a piece of it from update 0 on, and 4294967297 updates are too many", () => Curve.Of(_ => 1).Integral(0, (1L << 32) + 1));
        Refuses("are too many to read one by one", () => Curve.Of(_ => 1).Max(0, 1L << 40));
        Assert.Contains("The level is NaN", Assert.Throws<ArgumentException>(() => Wsd.FirstBelow(double.NaN)).Message);
        Assert.Contains("goes on without end, and its form from update 0 on is not known: give the end of the search",
            Assert.Throws<ArgumentException>(() => Curve.Of(_ => 1).FirstBelow(0.5)).Message);
        PyTorch.OneCycleLR cycle = new() { TotalSteps = 100 };
        Refuses("end is 101, but ScheduleDsl.PyTorch.OneCycleLR", () => cycle.Integral(0, 101));
        Assert.Equal(cycle.At(99), cycle.Min(0, 100).Value);

        static void Refuses(string text, Func<object> read) => Assert.Contains(text, Assert.Throws<ArgumentOutOfRangeException>(read).Message);
    }
}
