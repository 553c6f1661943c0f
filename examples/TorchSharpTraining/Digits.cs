using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using static TorchSharp.torch;

namespace TorchSharpTraining;

/// <summary>1,797 handwritten digits of 8 x 8 pixels: the first 1,500 to train on, the rest to test.</summary>
internal sealed class Digits : IDisposable
{
    private const int Training = 1500;

    private readonly Tensor pixels;
    private readonly Tensor labels;

    public Digits()
    {
        using Stream packed = typeof(Digits).Assembly.GetManifestResourceStream("digits.csv.gz")!;
        using StreamReader reader = new(new GZipStream(packed, CompressionMode.Decompress));
        List<int[]> rows = [];
        while (reader.ReadLine() is { Length: > 0 } line)
            rows.Add([.. line.Split(',').Select(field => int.Parse(field, CultureInfo.InvariantCulture))]);
        // The file is sorted by nothing in particular, but by whom its digits were written.
        new Random(1).Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rows));
        pixels = tensor(rows.SelectMany(row => row[..64]).Select(value => value / 16f).ToArray(), [rows.Count, 64]);
        labels = tensor(rows.Select(row => (long)row[64]).ToArray());
    }

    public static int BatchesPerEpoch(int size) => Training / size;

    public (Tensor Pixels, Tensor Labels) Test => (pixels[TensorIndex.Slice(Training)], labels[TensorIndex.Slice(Training)]);

    /// <summary>The batch of a number, a function of it alone: so a resumed run sees the batches of the unbroken one.</summary>
    public (Tensor Pixels, Tensor Labels) Batch(long number, int size)
    {
        (long epoch, long place) = Math.DivRem(number, BatchesPerEpoch(size));
        long[] order = [.. Enumerable.Range(0, Training).Select(i => (long)i)];
        new Random((int)epoch).Shuffle(order);
        Tensor chosen = tensor(order[(int)(place * size)..(int)((place + 1) * size)]);
        return (pixels.index_select(0, chosen), labels.index_select(0, chosen));
    }

    public void Dispose()
    {
        pixels.Dispose();
        labels.Dispose();
    }
}
