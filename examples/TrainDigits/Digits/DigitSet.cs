using System;

namespace TrainDigits.Digits;

/// <summary>Labelled images: <see cref="Pixels"/> holds <see cref="PixelCount"/> numbers in [0, 1] for each label.</summary>
internal sealed record DigitSet(float[] Pixels, int[] Labels)
{
    /// <summary>Numbers in one image, 8 rows of 8.</summary>
    public const int PixelCount = 64;

    /// <summary>Digits 0 to 9.</summary>
    public const int ClassCount = 10;

    public int Count => Labels.Length;

    public ReadOnlySpan<float> Image(int index) => Pixels.AsSpan(index * PixelCount, PixelCount);

    /// <summary>The images at the given positions, in that order.</summary>
    public DigitSet Pick(ReadOnlySpan<int> indices)
    {
        var pixels = new float[indices.Length * PixelCount];
        var labels = new int[indices.Length];
        for (int i = 0; i < indices.Length; i++)
        {
            Image(indices[i]).CopyTo(pixels.AsSpan(i * PixelCount));
            labels[i] = Labels[indices[i]];
        }

        return new DigitSet(pixels, labels);
    }
}
