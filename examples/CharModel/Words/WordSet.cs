using System;
using System.Collections.Generic;

namespace CharModel.Words;

/// <summary>
/// Words as places to predict: each letter of a word, and its end, after the letters before it. <see cref="Symbols"/> has the words one behind
/// the other with a boundary behind each, <see cref="Places"/> for each symbol how many letters of its word come before it.
/// </summary>
internal sealed class WordSet
{
    /// <summary>How many symbols the model sees before the one that it predicts.</summary>
    public const int ContextLength = 8;

    private WordSet(byte[] symbols, byte[] places, int wordCount) => (Symbols, Places, WordCount) = (symbols, places, wordCount);

    public byte[] Symbols { get; }

    public byte[] Places { get; }

    public int WordCount { get; }

    /// <summary>Places to predict.</summary>
    public int Count => Symbols.Length;

    /// <param name="words">Words of 'a' to 'z', shorter than 256 letters.</param>
    public static WordSet Create(IReadOnlyCollection<string> words)
    {
        var symbols = new List<byte>();
        var places = new List<byte>();
        foreach (string word in words)
        {
            for (int i = 0; i <= word.Length; i++)
            {
                symbols.Add(i < word.Length ? Alphabet.Encode(word[i]) : (byte)Alphabet.Boundary);
                places.Add((byte)i);
            }
        }

        return new WordSet([.. symbols], [.. places], words.Count);
    }

    /// <summary>The symbols before a place, the nearest last; boundaries where the word has not begun.</summary>
    public void Context(int place, Span<byte> context)
    {
        for (int back = 1; back <= ContextLength; back++)
            context[ContextLength - back] = back <= Places[place] ? Symbols[place - back] : (byte)Alphabet.Boundary;
    }
}
