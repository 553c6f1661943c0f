using System;
using System.Collections.Generic;
using System.Linq;
using Examples;
using ScheduleDsl;
using ScheduleDsl.CompilerServices;
using TrainDigits.Comparison;
using Xunit;

namespace TrainDigits.Tests;

/// <summary>Budgets, means, ranks and the choice of peaks against numbers worked out by hand.</summary>
public sealed class ComparisonArithmeticTests
{
    private static Cell WrongOf100(params int[] wrong) => new(Peak: 0.1, wrong, TestCount: 100);

    private static ScheduleEntry Entry(string name) => Registry.FindSchedule("ScheduleDsl.Schedules." + name);

    [Theory]
    [InlineData(1, 5280, 53)]
    [InlineData(25, 5280, 1320)]
    [InlineData(100, 5280, 5280)]
    [InlineData(50, 33, 17)]
    [InlineData(0.5, 1000, 5)]
    [InlineData(1, 20, 1)]
    public void Budget_IsTheNearestNumberOfUpdatesAndAtLeastOne(double percent, long full, long updates) =>
        Assert.Equal(updates, Budget.Of(percent, full).Updates);

    [Fact]
    public void Cell_HasMeanAndSampleDeviationInPercent()
    {
        // Of 200 images: 1, 2 and 3 percent wrong.
        var cell = new Cell(0.1, [2, 4, 6], TestCount: 200);

        Assert.Equal(2.0, cell.Mean, 12);
        Assert.Equal(1.0, cell.Deviation!.Value, 12);
        Assert.Equal("2.00 ± 1.00", ComparisonTable.Text(cell));
    }

    [Fact]
    public void OneSeed_HasNoDeviation()
    {
        Assert.Null(WrongOf100(7).Deviation);
        Assert.Equal("7.00", ComparisonTable.Text(WrongOf100(7)));
    }

    [Fact]
    public void EqualScores_ShareTheMeanOfTheirPlaces()
    {
        Assert.Equal([3, 1.5, 1.5, 4], Ranks.Shared([10, 7, 7, 30]));
        Assert.Equal([2, 2, 2], Ranks.Shared([5, 5, 5]));
        Assert.Equal([2, 0, 0, 3], Ranks.Better([10, 7, 7, 30]));
    }

    [Fact]
    public void Standings_CountLowAndHighBudgetsApart()
    {
        Budget[] budgets = [new(1, 10), new(10, 100), new(25, 250), new(100, 1000)];
        int[][] wrong =
        [
            [9, 4, 2, 1],
            [8, 5, 2, 2],
            [7, 6, 9, 3],
            [9, 7, 8, 4],
        ];
        Standing[] standings = Standing.Create(["A", "B", "C", "D"], budgets, [.. wrong.Select(row => row.Select(w => WrongOf100(w)).ToArray())]);

        // Ranks of A: 3.5 (equal to D), 1, 1.5 (equal to B), 1; of D: 3.5, 4, 3, 4.
        Assert.Equal([1.75, 1.875, 2.75, 3.625], standings.Select(s => s.AverageRank));
        Assert.Equal((new Finishes(1, 2, 2), new Finishes(2, 2, 2), new Finishes(3, 4, 4)), (standings[0].Low, standings[0].High, standings[0].Overall));
        Assert.Equal((new Finishes(0, 2, 2), new Finishes(1, 2, 2)), (standings[1].Low, standings[1].High));
        Assert.Equal((new Finishes(1, 2, 2), new Finishes(0, 1, 2)), (standings[2].Low, standings[2].High));
        // Third behind C and B at 1 %, though it shares the place.
        Assert.Equal((new Finishes(0, 1, 2), new Finishes(0, 1, 2)), (standings[3].Low, standings[3].High));
    }

    private static TrialResult[] Validated(params (int Wrong, double Loss)[] runs) =>
        [.. runs.Select(r => new TrialResult(2.3, r.Wrong, r.Loss, TestWrong: 0))];

    [Fact]
    public void Peak_IsThatOfTheFewestValidationErrorsOverAllSeeds() =>
        Assert.Equal(1, PeakChoice.Best([Validated((1, 0.1), (9, 0.1)), Validated((5, 0.9), (4, 0.9)), Validated((6, 0.1), (6, 0.1))]));

    [Fact]
    public void PeaksWithEqualErrors_AreToldApartByTheLossAndThenTheLowerIsTaken()
    {
        Assert.Equal(2, PeakChoice.Best([Validated((3, 0.5)), Validated((3, double.NaN)), Validated((3, 0.4))]));
        Assert.Equal(0, PeakChoice.Best([Validated((3, 0.5)), Validated((3, 0.5))]));
    }

    [Theory]
    [InlineData(5280, 264)]
    [InlineData(53, 3)]
    [InlineData(1, 0)]
    public void DeclaredWarmup_BecomesFivePercentOfTheRun(long updates, int warmup)
    {
        Schedule schedule = ScheduleFitting.Fit(Entry("Wsd"), 0.5, updates);

        Assert.Equal(updates, schedule.Length);
        Assert.Equal(0.5, schedule.At(warmup), 12);
        if (warmup > 0)
            Assert.Equal(0.5 * (warmup - 1) / warmup, schedule.At(warmup - 1), 12);
    }

    [Fact]
    public void ScheduleWithoutWarmup_GetsNone() => Assert.Equal(0.5, ScheduleFitting.Fit(Entry("Cosine"), 0.5, 100).At(0), 12);

    [Fact]
    public void ScheduleWithoutPeak_IsRefusedByName()
    {
        var entry = new ScheduleEntry("Mine.Flat", typeof(Flat), () => Curve.Constant(0.1));

        Assert.Equal("Flat has no Peak or MaxLr or PeakValue or Lr to set, so it cannot be compared with others at equal peaks", Assert.Throws<UserError>(() => ScheduleFitting.Fit(entry, 0.5, 100)).Message);
    }

    private sealed class Flat;

    [Fact]
    public void ScheduleOfAFixedLength_IsRefusedWithBothLengths()
    {
        var entry = new ScheduleEntry("Mine.Seven", typeof(Seven), () => new Seven());

        Assert.Matches("^Seven is 7 updates long .* cannot be fitted to a run of 100$", Assert.Throws<UserError>(() => ScheduleFitting.Fit(entry, 0.5, 100)).Message);
        Assert.Equal(7, ScheduleFitting.Fit(entry, 0.5, 7).Length);
    }

    /// <summary>Has a peak, but none of the names for a length.</summary>
    private sealed class Seven : Schedule
    {
        private readonly Schedule peak = Entry("Constant").Create();

        public override long? Length => 7;

        public override string Fingerprint => "Seven";

        public override IReadOnlyList<HyperInfo> Properties => peak.Properties;

        public override double AtTime(double time) => peak.AtTime(time);

        public override double Get(int property) => peak.Get(property);

        public override Schedule With(int property, double value) => this;
    }

    [Fact]
    public void PresetWithTheNamesOfItsOriginal_IsFittedToo()
    {
        Schedule schedule = ScheduleFitting.Fit(Registry.FindSchedule("ScheduleDsl.PyTorch.OneCycleLR"), 0.5, 100);

        Assert.Equal(100, schedule.Length);
        // PctStart 0.3: the top is at update 0.3 * 100 - 1.
        Assert.Equal(0.5, schedule.At(29), 12);
    }

    [Fact]
    public void PlainProgress_HasALineForEachTenthWhateverTheRunsAreLong()
    {
        var lines = new List<string>();
        Action<long> finished = RunProgress.PlainFollower(lines.Add, total: 200);
        foreach (long updates in new long[] { 90, 5, 5, 50, 1, 49 })
            finished(updates);

        Assert.Equal([.. Enumerable.Range(1, 10).Select(i => $"{10 * i,3} % of the updates")], lines);
    }
}
