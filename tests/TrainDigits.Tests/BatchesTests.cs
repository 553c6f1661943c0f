using System;
using System.Linq;
using Examples;
using TrainDigits.Digits;
using Xunit;

namespace TrainDigits.Tests;

public sealed class BatchesTests
{
    /// <summary>Ten blank images: the label alone tells them apart.</summary>
    private static readonly DigitSet Ten = new(new float[10 * 64], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);

    [Fact]
    public void Epoch_ShowsEveryImageOnce_InAnOrderOfItsOwn()
    {
        var batches = new Batches(Ten, batchSize: 5, seed: 1);
        // A batch is overwritten by the next, hence the copies.
        int[] first = [.. Enumerable.Range(0, 2).SelectMany(step => batches.At(step).Labels.ToArray())];
        int[] second = [.. Enumerable.Range(2, 2).SelectMany(step => batches.At(step).Labels.ToArray())];

        Assert.Equal(2, batches.StepsPerEpoch);
        Assert.Equal(Ten.Labels, first.Order());
        Assert.Equal(Ten.Labels, second.Order());
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void Step_HasTheSameBatch_WhateverWasReadBefore()
    {
        Split split = Split.Stratified(DigitsFile.ReadEmbedded(), 0.2, seed: 1);
        var unbroken = new Batches(split.Train, 32, seed: 1);
        for (int step = 0; step < 100; step++)
            unbroken.At(step);

        DigitSet expected = unbroken.At(100);
        DigitSet resumed = new Batches(split.Train, 32, seed: 1).At(100);
        Assert.Equal(expected.Labels, resumed.Labels);
        Assert.Equal(expected.Pixels, resumed.Pixels);
    }

    [Fact]
    public void BatchLargerThanTheSet_IsTheWholeSet() =>
        Assert.Equal(Ten.Labels, new Batches(Ten, 64, seed: 1).At(0).Labels.Order());

    [Fact]
    public void Distortion_MovesInkButNeitherMakesNorLosesMuch()
    {
        // A blot in the middle: no turn, shift or zoom within bounds carries it over the edge.
        var image = new float[64];
        foreach (int pixel in new[] { 27, 28, 35, 36 })
            image[pixel] = 1;

        var random = new Seeded(3, Purpose.Distortions);
        var result = new float[64];
        for (int trial = 0; trial < 100; trial++)
        {
            Distortion.Apply(image, ref random, result);
            Assert.All(result, p => Assert.InRange(p, 0, 1));
            Assert.InRange(result.Sum(), 4 * 0.75, 4 * 1.3);
            Assert.NotEqual(image, result);
        }
    }

    [Fact]
    public void Seeded_StreamsDifferBySeedPurposeAndIndex()
    {
        ulong[] first =
        [
            new Seeded(1, Purpose.Batches, 1).Next(), new Seeded(2, Purpose.Batches, 1).Next(),
            new Seeded(1, Purpose.Split, 1).Next(), new Seeded(1, Purpose.Batches, 2).Next(),
        ];
        Assert.Equal(4, first.Distinct().Count());
    }

    [Fact]
    public void NextBelow_CoversItsRangeEvenly()
    {
        var random = new Seeded(1, Purpose.Weights);
        var counts = new int[7];
        for (int i = 0; i < 7000; i++)
            counts[random.NextBelow(7)]++;
        Assert.All(counts, c => Assert.InRange(c, 850, 1150));
    }
}
