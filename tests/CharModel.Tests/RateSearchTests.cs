using System.Linq;
using CharModel.Tournament;
using Xunit;

namespace CharModel.Tests;

public sealed class RateSearchTests
{
    [Fact]
    public void Spread_HasBothEndsAndEvenRatios() => Assert.Equal([0.001, 0.01, 0.1, 1], RateSearch.Spread(0.001, 1, trials: 6));

    [Fact]
    public void OneTrial_TakesTheMiddle() => Assert.Equal([0.01], RateSearch.Spread(0.001, 0.1, trials: 1));

    [Theory]
    [InlineData(0, 0.000316, 0.00316)]
    [InlineData(1, 0.00316, 0.0316)]
    [InlineData(3, 0.316, 3.16)]
    public void Refinement_IsHalfAStepToEitherSide(int best, double below, double above) =>
        Assert.Equal([below, above], RateSearch.Refine([0.001, 0.01, 0.1, 1], best, trials: 6));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(9)]
    public void Trials_AreAsManyAsAskedFor(int trials)
    {
        double[] spread = RateSearch.Spread(0.001, 0.1, trials);
        Assert.Equal(trials, spread.Length + RateSearch.Refine(spread, 0, trials).Length);
        Assert.Equal(trials, spread.Concat(RateSearch.Refine(spread, spread.Length - 1, trials)).Distinct().Count());
    }

    [Theory]
    [InlineData(1, 2.0, 1.0, double.NaN)]
    [InlineData(2, double.NaN, double.PositiveInfinity, 9.0)]
    [InlineData(0, double.NaN, double.NaN)]
    public void Best_IsTheLowestLossAndNeverOneThatDivergedWhereOthersDidNot(int best, params double[] losses) => Assert.Equal(best, RateSearch.Best(losses));
}
