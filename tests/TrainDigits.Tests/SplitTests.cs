using System;
using System.Collections.Generic;
using System.Linq;
using Examples;
using TrainDigits.Digits;
using Xunit;

namespace TrainDigits.Tests;

public sealed class SplitTests
{
    private static readonly DigitSet Digits = DigitsFile.ReadEmbedded();

    private static List<string> Images(DigitSet set) =>
        [.. Enumerable.Range(0, set.Count).Select(i => string.Join(' ', set.Image(i).ToArray()) + ":" + set.Labels[i])];

    [Fact]
    public void EachDigit_HasAFifthOfItsImagesInTheTestPart()
    {
        Split split = Split.Stratified(Digits, 0.2, seed: 5);

        for (int digit = 0; digit < 10; digit++)
        {
            int all = Digits.Labels.Count(l => l == digit);
            Assert.InRange(split.Test.Labels.Count(l => l == digit), 0.2 * all - 0.5, 0.2 * all + 0.5);
        }
    }

    [Fact]
    public void TwoParts_TogetherAreTheWhole()
    {
        Split split = Split.Stratified(Digits, 0.2, seed: 5);

        List<string> parts = [.. Images(split.Train), .. Images(split.Test)];
        Assert.Equal(Images(Digits).Order(StringComparer.Ordinal), parts.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void SameSeed_GivesTheSameSplit_AndAnotherSeedAnother()
    {
        List<string> one = Images(Split.Stratified(Digits, 0.2, seed: 5).Test);

        Assert.Equal(one, Images(Split.Stratified(Digits, 0.2, seed: 5).Test));
        Assert.NotEqual(one, Images(Split.Stratified(Digits, 0.2, seed: 6).Test));
    }

    [Fact]
    public void ClassTooSmallToSplit_IsAnErrorThatNamesIt()
    {
        DigitSet few = new(new float[3 * 64], [4, 4, 2]);

        var error = Assert.Throws<UserError>(() => Split.Stratified(few, 0.5, seed: 0));
        Assert.Equal("digit 2 has 1 images, too few to train and to test on", error.Message);
    }
}
