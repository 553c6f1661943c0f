using System;
using CharModel.Words;
using Examples;

namespace CharModel.Model;

/// <summary>Words that a model makes up, letter by letter, as its chances are.</summary>
internal static class Inventor
{
    private const int LongestWord = 15;

    /// <summary>The same model and seed give the same words.</summary>
    public static string[] Invent(CharMlp model, int count, long seed)
    {
        var words = new string[count];
        var random = new Seeded(seed, Purpose.Samples);
        for (int i = 0; i < count; i++)
            words[i] = Word(model, ref random);
        return words;
    }

    private static string Word(CharMlp model, ref Seeded random)
    {
        Span<char> letters = stackalloc char[LongestWord];
        Span<byte> context = stackalloc byte[WordSet.ContextLength];
        context.Fill(Alphabet.Boundary);
        int length = 0;
        while (length < LongestWord && Draw(model.Chances(context), random.NextUnit()) is var symbol and not Alphabet.Boundary)
        {
            letters[length++] = Alphabet.Decode(symbol);
            context[1..].CopyTo(context);
            context[^1] = (byte)symbol;
        }

        return letters[..length].ToString();
    }

    private static int Draw(ReadOnlySpan<float> chances, double at)
    {
        int symbol = 0;
        for (double sum = chances[0]; sum <= at && symbol < chances.Length - 1; sum += chances[symbol])
            symbol++;
        return symbol;
    }
}
