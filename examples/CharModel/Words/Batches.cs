using System;
using Examples;

namespace CharModel.Words;

/// <summary>
/// What each step trains on, a function of seed and step alone: every epoch is a new shuffle of all places; what does not fill a last
/// batch is left out of that epoch. So a resumed run sees the batches of the unbroken one.
/// </summary>
internal sealed class Batches
{
    private readonly int[] order;
    private readonly int size;
    private readonly long seed;
    private long shuffledEpoch = -1;

    public Batches(WordSet words, int batchSize, long seed)
    {
        order = new int[words.Count];
        (this.seed, size) = (seed, Math.Min(batchSize, words.Count));
    }

    public long StepsPerEpoch => order.Length / size;

    /// <summary>The places of a step, counted from 0; good until the next call.</summary>
    public ReadOnlySpan<int> At(long step)
    {
        (long epoch, long place) = Math.DivRem(step, StepsPerEpoch);
        if (epoch != shuffledEpoch)
            Shuffle(epoch);
        return order.AsSpan((int)place * size, size);
    }

    private void Shuffle(long epoch)
    {
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        new Seeded(seed, Purpose.Batches, epoch).Shuffle(order);
        shuffledEpoch = epoch;
    }
}
