using System;
using System.Collections.Generic;
using System.Linq;
using CharModel.Words;
using Examples;
using Xunit;

namespace CharModel.Tests;

public sealed class WordSetTests
{
    private static string Context(WordSet words, int place)
    {
        var context = new byte[WordSet.ContextLength];
        words.Context(place, context);
        return Text(context);
    }

    private static string Text(IEnumerable<byte> symbols) => string.Concat(symbols.Select(s => s == Alphabet.Boundary ? '.' : Alphabet.Decode(s)));

    private static IEnumerable<string> WordsOf(WordSet set) => Text(set.Symbols).Split('.', StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public void Places_AreLettersAndEnds_EachAfterTheLettersOfItsOwnWord()
    {
        WordSet words = WordSet.Create(["ab", "vocabulary"]);

        Assert.Equal("ab.vocabulary.", Text(words.Symbols));
        Assert.Equal(
            ["........", ".......a", "......ab", "........", ".......v", "......vo", ".....voc", "....voca", "...vocab", "..vocabu", ".vocabul", "vocabula", "ocabular", "cabulary"],
            Enumerable.Range(0, words.Count).Select(p => Context(words, p)));
        Assert.Equal(2, words.WordCount);
    }

    [Fact]
    public void Parts_ShareNoWordAndLoseNone()
    {
        string[] all = WordsFile.ReadEmbedded();
        WordSplit split = WordSplit.Create(all, seed: 3);

        Assert.Equal((50_890, 6_361, 6_361), (split.Train.WordCount, split.Validation.WordCount, split.Test.WordCount));
        Assert.Equal(all.Order(StringComparer.Ordinal), WordsOf(split.Train).Concat(WordsOf(split.Validation)).Concat(WordsOf(split.Test)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Parts_AreAFunctionOfTheSeed()
    {
        string[] all = [.. WordsFile.ReadEmbedded().Take(500)];

        Assert.Equal(WordSplit.Create(all, 1).Test.Symbols, WordSplit.Create(all, 1).Test.Symbols);
        Assert.NotEqual(WordsOf(WordSplit.Create(all, 1).Test), WordsOf(WordSplit.Create(all, 2).Test));
    }

    [Fact]
    public void TooFewWords_AreAnError() => Assert.Equal(
        "3 words are too few to train and to test on: the least is 30",
        Assert.Throws<UserError>(() => WordSplit.Create(["a", "b", "c"], 1)).Message);

    [Fact]
    public void Epoch_ShowsEveryPlaceOnce_InAnOrderOfItsOwn()
    {
        var batches = new Batches(WordSet.Create(["letters", "in", "batches"]), batchSize: 19, seed: 1);
        int[] first = batches.At(0).ToArray(), second = batches.At(1).ToArray();

        Assert.Equal(1, batches.StepsPerEpoch);
        Assert.Equal(Enumerable.Range(0, 19), first.Order());
        Assert.Equal(Enumerable.Range(0, 19), second.Order());
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void Step_HasTheSameBatch_WhateverWasReadBefore()
    {
        WordSet words = WordSet.Create([.. WordsFile.ReadEmbedded().Take(300)]);
        var unbroken = new Batches(words, 64, seed: 1);
        for (int step = 0; step < 100; step++)
            unbroken.At(step);

        Assert.Equal(unbroken.At(100).ToArray(), new Batches(words, 64, seed: 1).At(100).ToArray());
    }
}
