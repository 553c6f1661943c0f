using System;
using System.Collections.Generic;
using System.Linq;
using Examples;

namespace TrainDigits.Digits;

/// <summary>A training part and a test part that share no image.</summary>
internal sealed record Split(DigitSet Train, DigitSet Test)
{
    /// <summary>
    /// Splits each class on its own (stratified), so that both parts hold every digit in the proportion of the whole. The
    /// same seed gives the same split.
    /// </summary>
    /// <exception cref="UserError">A class has too few images for both parts.</exception>
    public static Split Stratified(DigitSet digits, double testFraction, long seed)
    {
        var train = new List<int>();
        var test = new List<int>();
        foreach (IGrouping<int, int> members in Enumerable.Range(0, digits.Count).GroupBy(i => digits.Labels[i]).OrderBy(g => g.Key))
        {
            int[] indices = [.. members];
            int testCount = (int)Math.Round(indices.Length * testFraction, MidpointRounding.AwayFromZero);
            if (testCount == 0 || testCount == indices.Length)
                throw new UserError($"digit {members.Key} has {indices.Length} images, too few to train and to test on");

            new Seeded(seed, Purpose.Split, members.Key).Shuffle(indices);
            test.AddRange(indices.AsSpan(0, testCount));
            train.AddRange(indices.AsSpan(testCount));
        }

        return new Split(digits.Pick([.. train]), digits.Pick([.. test]));
    }
}
