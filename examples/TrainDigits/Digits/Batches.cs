using System;
using Examples;

namespace TrainDigits.Digits;

/// <summary>
/// What each step trains on, a function of seed and step alone: every epoch is a new shuffle and every image freshly
/// distorted; what does not fill a last batch is left out of that epoch. So a resumed run sees the batches of the unbroken one.
/// </summary>
internal sealed class Batches
{
    private readonly DigitSet images;
    private readonly long seed;
    private readonly int[] order;
    private readonly DigitSet batch;
    private long shuffledEpoch = -1;

    public Batches(DigitSet images, int batchSize, long seed)
    {
        this.images = images;
        this.seed = seed;
        order = new int[images.Count];
        int size = Math.Min(batchSize, images.Count);
        batch = new DigitSet(new float[size * DigitSet.PixelCount], new int[size]);
    }

    public long StepsPerEpoch => images.Count / batch.Count;

    /// <summary>The batch of a step, counted from 0; overwritten by the next call.</summary>
    public DigitSet At(long step)
    {
        (long epoch, long place) = Math.DivRem(step, StepsPerEpoch);
        if (epoch != shuffledEpoch)
            Shuffle(epoch);

        var random = new Seeded(seed, Purpose.Distortions, step);
        for (int i = 0; i < batch.Count; i++)
        {
            int index = order[(int)place * batch.Count + i];
            Distortion.Apply(images.Image(index), ref random, batch.Pixels.AsSpan(i * DigitSet.PixelCount, DigitSet.PixelCount));
            batch.Labels[i] = images.Labels[index];
        }

        return batch;
    }

    private void Shuffle(long epoch)
    {
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        new Seeded(seed, Purpose.Batches, epoch).Shuffle(order);
        shuffledEpoch = epoch;
    }
}
