using System;
using Xunit;

namespace ScheduleDsl.Testing.Tests;

/// <summary>Sums of numbers so unequal that the order shows: next to 1e8 a float has room for multiples of 8 only.</summary>
public class CollectiveSumsTests
{
    private const float Large = 1e8f;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(1024)]
    public void ValuesThatMeetInDouble_KeepTheSmallOne(int place) => Assert.Equal(1e8 + 1, CollectiveSums.Flat(With(1025, (0, Large), (place, 1))));

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(20)]
    [InlineData(32)]
    [InlineData(992)]
    public void ValuesThatMeetInFloat_LoseTheSmallOne(int place) => Assert.Equal(1e8, CollectiveSums.Flat(With(1025, (0, Large), (place, 1))));

    [Fact]
    public void Lane_AddsInTheOrderOfMemory()
    {
        Assert.Equal(1e8, CollectiveSums.Flat(With(100, (0, Large), (32, 4), (64, 4))));
        Assert.Equal(1e8 + 8, CollectiveSums.Flat(With(100, (0, 4), (32, 4), (64, Large))));
    }

    [Fact]
    public void Lanes_AreHalvedFromTheWidestDistance()
    {
        // 16 before 8: lane 8 takes 24 first, and the two fours survive together.
        Assert.Equal(1e8 + 8, CollectiveSums.Flat(With(32, (0, Large), (8, 4), (24, 4))));
        // 8 before 4: lane 4 takes 12 first.
        Assert.Equal(1e8 + 8, CollectiveSums.Flat(With(32, (0, Large), (4, 4), (12, 4))));
        // Lane 16 joins the large one alone, then lane 8 does.
        Assert.Equal(1e8, CollectiveSums.Flat(With(32, (0, Large), (16, 4), (8, 4))));
    }

    [Fact]
    public void LastFour_AreAddedCrosswise()
    {
        Assert.Equal(1, CollectiveSums.Flat([1e38f, 1, -1e38f]));
        Assert.Equal(0, CollectiveSums.Flat([1e38f, -1e38f, 1]));
    }

    [Fact]
    public void Chunks_AreAddedInOrder()
    {
        Assert.Equal(0, CollectiveSums.Flat(With(2100, (0, 1e30f), (1024, 1), (2048, -1e30f))));
        Assert.Equal(1, CollectiveSums.Flat(With(2100, (0, 1e30f), (1024, -1e30f), (2048, 1))));
    }

    [Fact]
    public void Columns_AddBlocksOf64RowsInFloat_AndBlocksInDouble()
    {
        Assert.Equal(Large, CollectiveSums.Column(With(64, (0, Large), (62, 4), (63, 4))));
        Assert.Equal(100000008f, CollectiveSums.Column(With(64, (0, 4), (1, 4), (2, Large))));
        Assert.Equal(100000008f, CollectiveSums.Column(With(66, (0, Large), (64, 4), (65, 4))));
        Assert.Equal(3f, CollectiveSums.Column(With(200, (0, 1e12f), (64, 3), (128, -1e12f))));
    }

    [Fact]
    public void EverySum_StartsAtPositiveZero()
    {
        Assert.Equal(0L, BitConverter.DoubleToInt64Bits(CollectiveSums.Flat([-0f])));
        Assert.Equal(0L, BitConverter.DoubleToInt64Bits(CollectiveSums.Flat([])));
        Assert.Equal(0, BitConverter.SingleToInt32Bits(CollectiveSums.Column([-0f])));
        Assert.Equal(0L, BitConverter.DoubleToInt64Bits(CollectiveSums.OverTensors([-0.0])));
    }

    [Fact]
    public void Tensors_AreAddedInDoubleInTheirOrder()
    {
        Assert.Equal(0, CollectiveSums.OverTensors([1e20, 1, -1e20]));
        Assert.Equal(1, CollectiveSums.OverTensors([1e20, -1e20, 1]));
    }

    private static float[] With(int length, params (int Place, float Value)[] values)
    {
        float[] all = new float[length];
        foreach ((int place, float value) in values)
            all[place] = value;
        return all;
    }
}
