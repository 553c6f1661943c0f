using System.Linq;
using CharModel.Tournament;
using CharModel.Training;
using Xunit;

namespace CharModel.Tests;

public sealed class StandingTests
{
    private static TrialResult Result(double test, params double[] curve)
    {
        var run = new Progression { StepSeconds = 0.4 };
        run.Points.AddRange(curve.Select((loss, i) => new Point(100 * (i + 1), loss, loss, 0.1, i + 1)));
        return new TrialResult(curve[^1], test, run, StateBytes: 2048);
    }

    private static Standing Of(string name, double rate, params TrialResult[] runs) =>
        new(new Contestant(name, name, 0.1, 10), [(0.1, 2), (1, 1), (10, 3)], rate, runs);

    private static readonly Standing First = Of("First", 1, Result(1.0, 3, 2.5, 2.2, 2.0), Result(1.2, 3, 2.5, 2.2, 2.0));

    [Fact]
    public void Mean_AndDeviation_AreThoseOfTheSample()
    {
        Assert.Equal(1.1, First.Mean, 1e-12);
        Assert.Equal(0.1414213562, First.Deviation!.Value, 1e-9);
        Assert.Null(Of("One", 1, Result(1, 2)).Deviation);
    }

    [Fact]
    public void Curve_IsTheMeanOverSeeds_AsFarAsAllGot()
    {
        Standing standing = Of("Short", 1, Result(1, 4, 2, 1), Result(1, 2, 4));

        Assert.Equal([(100L, 3.0), (200L, 3.0)], standing.Curve.Select(p => (p.Updates, p.Loss)));
    }

    [Theory]
    [InlineData(0.25, 3.0)]
    [InlineData(0.5, 2.5)]
    [InlineData(1.0, 2.0)]
    public void LossOnTheWay_IsThatOfTheLookAtThatShare(double share, double loss) => Assert.Equal(loss, First.LossAt(share));

    [Fact]
    public void SpeedUp_IsTheFactorOfUpdatesToTheFirstsFinalLoss()
    {
        // 2.0 lies halfway between the looks at 200 (2.1) and 300 (1.9).
        Standing faster = Of("Faster", 1, Result(1, 2.4, 2.1, 1.9, 1.8)), slower = Of("Slower", 1, Result(1, 3, 2.9, 2.8, 2.7));

        Assert.Equal(400.0 / 250, TournamentTable.SpeedUp(faster, First)!.Value, 1e-12);
        Assert.Equal(1, TournamentTable.SpeedUp(First, First));
        Assert.Null(TournamentTable.SpeedUp(slower, First));
    }

    [Theory]
    [InlineData(0.1, true)]
    [InlineData(1, false)]
    [InlineData(10, true)]
    public void ChosenRate_IsAtTheEdgeWhereNothingBeyondItWasTried(double rate, bool atEdge)
    {
        Standing standing = Of("Any", rate, Result(1, 2));
        Assert.Equal(atEdge, standing.IsAtEdge);
        Assert.Equal(atEdge, TournamentTable.Row(standing, First)[1].EndsWith('!'));
    }

    [Fact]
    public void Row_HasTimesAndBytesOfAStep() =>
        Assert.Equal(["First", "1", "3.000", "2.500", "2.000", "1.1000 ± 0.1414", "1.00", "4.0", "1.00", "2.0"], TournamentTable.Row(First, First));

    [Fact]
    public void Ranking_HasTheLowestLossFirstAndWhatDivergedLast()
    {
        Standing[] ranked = [.. TournamentTable.Ranked([Of("Lost", 1, Result(double.NaN, 2)), First, Of("Best", 1, Result(0.5, 2))])];
        Assert.Equal(["Best", "First", "Lost"], ranked.Select(s => s.Contestant.Name));
    }
}
