using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using Examples;

namespace TrainDigits.Digits;

/// <summary>Reads images from CSV: 64 values from 0 to 16, then the label from 0 to 9, one image per line.</summary>
internal static class DigitsFile
{
    private const int Darkest = 16;

    /// <summary>The 1,797 images that come with the example.</summary>
    public static DigitSet ReadEmbedded()
    {
        using Stream packed = typeof(DigitsFile).Assembly.GetManifestResourceStream("digits.csv.gz")!;
        using var reader = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        return Parse(reader, "digits.csv.gz");
    }

    /// <summary>Reads a file of the user's, gzip-compressed where its name ends in <c>.gz</c>.</summary>
    /// <exception cref="UserError">The file cannot be read or is cut off, or a line is wrong.</exception>
    public static DigitSet Read(string path) => TextFile.Read(path, Parse);

    /// <summary>Parses CSV text; <paramref name="source"/> names it in errors.</summary>
    /// <exception cref="UserError">A line is wrong, or there is none.</exception>
    public static DigitSet Parse(TextReader reader, string source)
    {
        var pixels = new List<float>();
        var labels = new List<int>();
        int number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length > 0)
                ParseLine(line, pixels, labels, $"{source}, line {number}");
        }

        if (labels.Count == 0)
            throw new UserError($"{source} holds no images");
        return new DigitSet([.. pixels], [.. labels]);
    }

    private static void ParseLine(string line, List<float> pixels, List<int> labels, string place)
    {
        string[] fields = line.Split(',');
        if (fields.Length != DigitSet.PixelCount + 1)
            throw new UserError($"{place}: {fields.Length} values, but an image has {DigitSet.PixelCount} pixels and a label");

        for (int i = 0; i < DigitSet.PixelCount; i++)
            pixels.Add(Number(fields[i], Darkest, $"{place}: pixel {i + 1}") / (float)Darkest);
        labels.Add(Number(fields[^1], DigitSet.ClassCount - 1, $"{place}: the label"));
    }

    private static int Number(string text, int largest, string what)
    {
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) || value > largest)
            throw new UserError($"{what} is '{text}', not a whole number from 0 to {largest}");
        return value;
    }
}
