using System;
using System.Linq;
using Examples;

namespace CharModel.Words;

/// <summary>Words to train on, to choose by, and to report: three parts that share none.</summary>
internal sealed record WordSplit(WordSet Train, WordSet Validation, WordSet Test)
{
    /// <summary>Share of the words that is in each of the two parts that are not trained on.</summary>
    public const double HeldOut = 0.1;

    private const int FewestWords = 30;

    /// <summary>The same seed gives the same parts, in the same order.</summary>
    /// <exception cref="UserError">There are too few words.</exception>
    public static WordSplit Create(string[] words, long seed)
    {
        if (words.Length < FewestWords)
            throw new UserError($"{words.Length} words are too few to train and to test on: the least is {FewestWords}");
        int[] order = [.. Enumerable.Range(0, words.Length)];
        new Seeded(seed, Purpose.Split).Shuffle(order);
        int held = (int)Math.Round(HeldOut * words.Length, MidpointRounding.AwayFromZero);
        WordSet Part(Range range) => WordSet.Create([.. order[range].Select(i => words[i])]);
        return new WordSplit(Part((2 * held)..), Part(..held), Part(held..(2 * held)));
    }
}
