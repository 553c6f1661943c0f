using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace ScheduleDsl.Torch.Tests;

/// <summary>The 1,797 digits of the TrainDigits example: 64 pixels in [0, 1] and a label for each.</summary>
internal sealed class DigitImages : IDisposable
{
    private DigitImages(Tensor pixels, Tensor labels) => (Pixels, Labels) = (pixels, labels);

    public Tensor Pixels { get; }

    public Tensor Labels { get; }

    public long Count => Labels.shape[0];

    public static DigitImages Read()
    {
        using Stream packed = typeof(DigitImages).Assembly.GetManifestResourceStream("digits.csv.gz")!;
        using StreamReader reader = new(new GZipStream(packed, CompressionMode.Decompress));
        List<int[]> rows = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
                rows.Add([.. line.Split(',').Select(field => int.Parse(field, CultureInfo.InvariantCulture))]);
        }

        float[] pixels = [.. rows.SelectMany(row => row[..64]).Select(value => value / 16f)];
        long[] labels = [.. rows.Select(row => (long)row[64])];
        return new DigitImages(tensor(pixels, [rows.Count, 64]), tensor(labels));
    }

    /// <summary>The batch of a step: neighbours, one batch after the other, the same for every run.</summary>
    public (Tensor Pixels, Tensor Labels) Batch(int step, int size)
    {
        long first = step * (long)size % (Count - size);
        return (Pixels.narrow(0, first, size), Labels.narrow(0, first, size));
    }

    public void Dispose()
    {
        Pixels.Dispose();
        Labels.Dispose();
    }
}
