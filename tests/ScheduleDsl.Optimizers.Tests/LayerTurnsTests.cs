using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace ScheduleDsl.Optimizers.Tests;

public class LayerTurnsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(32)]
    [InlineData(1001)]
    public void RandomPlaces_AreAPermutation_OfTheirKeyAndSeed(int count)
    {
        int[] order = Order(count, key: 5, seed: 9);

        Assert.Equal(Enumerable.Range(0, count), order.Order());
        Assert.Equal(order, Order(count, key: 5, seed: 9));
        if (count < 7)
            return;
        Assert.NotEqual(order, Order(count, key: 6, seed: 9));
        Assert.NotEqual(order, Order(count, key: 5, seed: 10));
    }

    [Fact]
    public void OrdersOfFour_AreEquallyFrequent()
    {
        const int draws = 24_000;
        Dictionary<string, int> seen = Enumerable.Range(0, draws).Select(key => string.Concat(Order(4, key, seed: 1))).GroupBy(order => order).ToDictionary(same => same.Key, same => same.Count());

        // Five standard deviations.
        double spread = 5 * Math.Sqrt(draws * (1 / 24.0) * (23 / 24.0));
        Assert.Equal(24, seen.Count);
        Assert.All(seen.Values, count => Assert.InRange(count, (draws / 24) - spread, (draws / 24) + spread));
    }

    [Theory]
    [InlineData(LayerOrder.Ascending, "01 23 40 12 34")]
    [InlineData(LayerOrder.Descending, "43 21 04 32 10")]
    [InlineData(LayerOrder.Mirror, "04 13 20 41 32")]
    public void EachTurn_TakesTheNextFew(LayerOrder order, string turns) => Assert.Equal(
        turns.Split(' ').Select(turn => string.Concat(turn.Order())),
        Enumerable.Range(0, 5).Select(turn => string.Concat(Enumerable.Range(0, 5).Where(layer => LayerTurns.IsOn(LayerTurns.Place(order, layer, 5, 0, 0), 5, 2, turn)))));

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(1.5, 2)]
    [InlineData(2.5, 2)]
    [InlineData(2.51, 3)]
    [InlineData(4.0, 4)]
    public void OfTwoNearestNumbers_TheEvenOneIsTaken(double x, double expected) => Assert.Equal(expected, LayerTurns.Rounded(x).Value);

    private static int[] Order(int count, int key, int seed) => [.. Enumerable.Range(0, count).Select(item => (int)LayerTurns.RandomPlace(item, count, key, seed).Value)];
}
