using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using Examples;

namespace CharModel.Words;

/// <summary>Reads words: one per line, letters from a to z.</summary>
internal static class WordsFile
{
    private const int LongestWord = 40;

    /// <summary>The 63,612 words that come with the example.</summary>
    public static string[] ReadEmbedded()
    {
        using Stream packed = typeof(WordsFile).Assembly.GetManifestResourceStream("words.txt.gz")!;
        using var reader = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        return Parse(reader, "words.txt.gz");
    }

    /// <summary>Reads a file of the user's, gzip-compressed where its name ends in <c>.gz</c>.</summary>
    /// <exception cref="UserError">The file cannot be read or is cut off, or a line is wrong.</exception>
    public static string[] Read(string path) => TextFile.Read(path, Parse);

    /// <summary>Parses lines; <paramref name="source"/> names them in errors.</summary>
    /// <exception cref="UserError">A line is wrong, or there is none.</exception>
    public static string[] Parse(TextReader reader, string source)
    {
        var words = new List<string>();
        int number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length > 0)
                words.Add(Checked(line, $"{source}, line {number}"));
        }

        return words.Count > 0 ? [.. words] : throw new UserError($"{source} holds no words");
    }

    private static string Checked(string word, string place)
    {
        if (word.Length > LongestWord)
            throw new UserError($"{place}: a word of {word.Length} letters, but the most is {LongestWord}");
        foreach (char letter in word)
        {
            if (letter is < 'a' or > 'z')
                throw new UserError($"{place}: '{word}' has '{letter}', but words are letters from a to z");
        }

        return word;
    }
}
